using System.Security.Cryptography;
using EduEvents.Host.Access;

namespace EduEvents.Integration.Access;

/// <summary>What initial passwords and codes look like.</summary>
public sealed class OneTimeSecretsTests
{
    [Fact]
    public void Secrets_come_from_the_given_chance_without_letters_that_look_alike()
    {
        var secrets = new OneTimeSecrets(new Counting());
        Assert.Equal(("abcd-efgh-ijkm", "npqr-stuv", "01234567"), (secrets.Password(), secrets.Code(), new OneTimeSecrets(new Counting()).Number()));
        // What would make the first digits likelier is drawn once more.
        Assert.Equal("01234567", new OneTimeSecrets(new Counting(from: 250)).Number());
        var real = new OneTimeSecrets(RandomNumberGenerator.Create());
        Assert.Equal(200, Enumerable.Range(0, 200).Select(_ => real.Password()).Distinct().Count());
        Assert.All(Enumerable.Range(0, 200).Select(_ => real.Password()), p => Assert.Matches("^[a-km-np-z2-9]{4}(-[a-km-np-z2-9]{4}){2}$", p));
    }

    /// <summary>Chance that counts.</summary>
    private sealed class Counting(byte from = 0) : RandomNumberGenerator
    {
        private byte _next = from;

        public override void GetBytes(byte[] data)
        {
            for (var i = 0; i < data.Length; i++) data[i] = _next++;
        }
    }
}
