using System.Globalization;
using System.Security.Cryptography;
using EduEvents.Host.Operations;
using EduEvents.Host.Store;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Server;

namespace EduEvents.Host.SingleSignOn;

/// <summary>A pair of keys: one signs what clients check, the other closes what only this product reads.</summary>
public sealed record ProviderKey(DateTimeOffset MadeAt, RsaSecurityKey Signing, SymmetricSecurityKey Encryption);

/// <summary>
/// Keys of tokens, in files sealed under the key-encryption key. A new pair is made every ninety days and announced for a day before it signs, so
/// that clients and other Hosts know it by then; an old one verifies for thirty days more.
/// </summary>
public sealed class ProviderKeys(KeyFile keyFile, string folder, TimeProvider clock) : IOptionsChangeTokenSource<OpenIddictServerOptions>, IDisposable
{
    /// <summary>How long a pair signs.</summary>
    public static readonly TimeSpan InUse = TimeSpan.FromDays(90);

    /// <summary>How long a pair is known before it signs.</summary>
    public static readonly TimeSpan Announced = TimeSpan.FromDays(1);

    /// <summary>How long a pair verifies once another one signs.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    private const int TimeBytes = 8, SecretBytes = 32, SigningBits = 2048;
    private readonly Lock _gate = new();
    private readonly SortedDictionary<int, ProviderKey> _known = [];
    private CancellationTokenSource _changed = new();
    private ProviderKey[] _told = [];

    /// <summary>All pairs that count now, the one that signs first.</summary>
    public IReadOnlyList<ProviderKey> InOrder()
    {
        lock (_gate)
        {
            TakeUp();
            if (_known.Count == 0) Make();
            return _told = Ordered();
        }
    }

    /// <summary>Makes a new pair when it is time, and tells when another one signs. Where nobody has asked for keys there are none.</summary>
    public void Turn()
    {
        CancellationTokenSource before;
        lock (_gate)
        {
            TakeUp();
            if (_known.Count == 0) return;
            if (clock.GetUtcNow() - _known.Values.Last().MadeAt >= InUse) Make();
            if (Ordered().SequenceEqual(_told)) return;
            (before, _changed) = (_changed, new());
        }
        before.Cancel();
        before.Dispose();
    }

    /// <inheritdoc />
    public string Name => Options.DefaultName;

    /// <inheritdoc />
    public IChangeToken GetChangeToken() => new CancellationChangeToken(_changed.Token);

    /// <inheritdoc />
    public void Dispose() => _changed.Dispose();

    private ProviderKey[] Ordered()
    {
        var now = clock.GetUtcNow();
        var newestFirst = _known.Values.Reverse().ToArray();
        var signing = newestFirst.FirstOrDefault(k => now - k.MadeAt >= Announced) ?? newestFirst[^1];
        return [signing, .. newestFirst.Where(k => k != signing && (k.MadeAt > signing.MadeAt || now - k.MadeAt < InUse + Announced + Kept))];
    }

    // Another Host may have made one.
    private void TakeUp()
    {
        for (var number = _known.Count + 1; File.Exists(PathOf(number)); number++) _known[number] = Read(PathOf(number));
    }

    private void Make()
    {
        using var rsa = RSA.Create(SigningBits);
        byte[] plain =
        [
            .. BitConverter.GetBytes(clock.GetUtcNow().ToUnixTimeMilliseconds()), .. RandomNumberGenerator.GetBytes(SecretBytes), .. rsa.ExportPkcs8PrivateKey()
        ];
        SecretFile.Keep(PathOf(_known.Count + 1), keyFile.Wrap(plain, Guid.Empty));
        TakeUp();
    }

    private ProviderKey Read(string path)
    {
        var plain = keyFile.Unwrap(File.ReadAllBytes(path), Guid.Empty).AsSpan();
        var rsa = RSA.Create();
        rsa.ImportPkcs8PrivateKey(plain[(TimeBytes + SecretBytes)..], out _);
        return new(DateTimeOffset.FromUnixTimeMilliseconds(BitConverter.ToInt64(plain)), new(rsa), new(plain.Slice(TimeBytes, SecretBytes).ToArray()));
    }

    private string PathOf(int number) => Path.Combine(folder, $"{number.ToString("0000", CultureInfo.InvariantCulture)}.sealed");
}
