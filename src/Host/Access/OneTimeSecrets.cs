using System.Security.Cryptography;

namespace EduEvents.Host.Access;

/// <summary>Initial passwords and one-time codes: by chance, and easy to copy from paper.</summary>
/// <param name="random">Where chance comes from.</param>
public sealed class OneTimeSecrets(RandomNumberGenerator random)
{
    // Without letters and digits that are taken for another. So many that a byte's low five bits choose one, each as likely.
    private const string Letters = "abcdefghijkmnpqrstuvwxyz23456789", Digits = "0123456789";
    private const int InGroup = 4, Unfair = 250;

    /// <summary>An initial password of 60 bits, as in k3mf-9xw2-p7ht.</summary>
    public string Password() => string.Join('-', Group(), Group(), Group());

    /// <summary>A one-time code of 40 bits, as in k3mf-9xw2.</summary>
    public string Code() => string.Join('-', Group(), Group());

    /// <summary>A short code of eight digits, for what lasts some minutes and is tried some times only.</summary>
    public string Number() => string.Concat(Enumerable.Range(0, 2 * InGroup).Select(_ => Digits[Digit()]));

    private string Group() => string.Concat(Enumerable.Range(0, InGroup).Select(_ => Letters[Byte() % Letters.Length]));

    private int Digit()
    {
        int drawn;
        do drawn = Byte();
        while (drawn >= Unfair);
        return drawn % Digits.Length;
    }

    private byte Byte()
    {
        var drawn = new byte[1];
        random.GetBytes(drawn);
        return drawn[0];
    }
}
