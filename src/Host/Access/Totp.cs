using System.Security.Cryptography;
using OtpNet;

namespace EduEvents.Host.Access;

/// <summary>Codes of authenticator apps: RFC 6238 with SHA-1, 30 seconds and 6 digits, as every app has them.</summary>
public static class Totp
{
    /// <summary>Digits of a code.</summary>
    public const int Digits = 6;

    // 160 bits, as RFC 4226 asks for; the clocks of phones are off by half a minute at times.
    private const int KeyBytes = 20, StepSeconds = 30;
    private static readonly VerificationWindow Tolerance = new(previous: 1, future: 1);

    /// <summary>A new key in Base32.</summary>
    public static string NewKey() => Base32Encoding.ToString(RandomNumberGenerator.GetBytes(KeyBytes));

    /// <summary>The key in groups of four, for who types it.</summary>
    public static string Readable(string key) => string.Join(' ', key.Chunk(4).Select(c => new string(c)));

    /// <summary>What the QR code says to an app.</summary>
    public static string Uri(string key, string userName) =>
        $"otpauth://totp/EduEvents:{System.Uri.EscapeDataString(userName)}?secret={key}&issuer=EduEvents&algorithm=SHA1&digits={Digits}&period={StepSeconds}";

    /// <summary>True for what could be a code of an app.</summary>
    public static bool LooksLike(string code) => code.Length == Digits && code.All(char.IsAsciiDigit);

    /// <summary>The half minute whose code this is; null when it is none, or not later than the last that was taken.</summary>
    public static long? Match(string key, string code, DateTimeOffset now, long lastStep = 0) =>
        LooksLike(code) && new OtpNet.Totp(Base32Encoding.ToBytes(key), StepSeconds, OtpHashMode.Sha1, Digits)
            .VerifyTotp(now.UtcDateTime, code, out var step, Tolerance) && step > lastStep ? step : null;
}
