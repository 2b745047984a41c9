using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NSec.Cryptography;

namespace EduEvents.Host.Access;

/// <summary>Argon2id (RFC 9106). A stored hash carries its parameters, so that they can be raised without anybody losing a password.</summary>
public static class Argon2
{
    // 19 MiB in two passes: the least that OWASP advises for one lane, some 30 ms of one core.
    private const int MemoryKib = 19 * 1024, Passes = 2, SaltBytes = 16, HashBytes = 32;
    private const string Algorithm = "argon2id", Version = "v=19";

    /// <summary>True for a hash that this class made.</summary>
    public static bool Made(string hash) => hash.StartsWith($"${Algorithm}$", StringComparison.Ordinal);

    /// <summary>A hash to store: $argon2id$v=19$m=KIB,t=PASSES,p=1$SALT$HASH.</summary>
    public static string Hash(string password)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltBytes);
        var hash = Derive(password, salt, MemoryKib, Passes);
        return $"${Algorithm}${Version}${Cost}${Convert.ToBase64String(salt)}${Convert.ToBase64String(hash)}";
    }

    /// <summary>True when the password is the one of the hash.</summary>
    public static bool Verify(string hash, string password)
    {
        var parts = hash.Split('$');
        var cost = parts[3].Split(',');
        var derived = Derive(password, Convert.FromBase64String(parts[4]), Number(cost[0]), Number(cost[1]));
        return CryptographicOperations.FixedTimeEquals(derived, Convert.FromBase64String(parts[5]));
    }

    /// <summary>True when the hash was made with other parameters than those of today.</summary>
    public static bool IsOld(string hash) => !Made(hash) || hash.Split('$')[3] != Cost;

    private static string Cost => $"m={MemoryKib},t={Passes},p=1";

    private static int Number(string setting) => int.Parse(setting.AsSpan(2), CultureInfo.InvariantCulture);

    private static byte[] Derive(string password, byte[] salt, int memoryKib, int passes) => PasswordBasedKeyDerivationAlgorithm
        .Argon2id(new Argon2Parameters { DegreeOfParallelism = 1, MemorySize = memoryKib, NumberOfPasses = passes })
        .DeriveBytes(Encoding.UTF8.GetBytes(password), salt, HashBytes);
}
