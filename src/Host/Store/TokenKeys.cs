using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using EduEvents.Host.Operations;
using Net.Pkcs11Interop.Common;
using Net.Pkcs11Interop.HighLevelAPI;
using ISession = Net.Pkcs11Interop.HighLevelAPI.ISession;

namespace EduEvents.Host.Store;

/// <summary>
/// Key-encryption keys inside a PKCS#11 token (a hardware module, or SoftHSM): AES keys that are made there, are sensitive and cannot be taken out.
/// The product hands the token what to seal and gets it back sealed. A module knows the whole process only, so each token is opened once and stays open.
/// </summary>
public sealed class TokenKeys : IKeyEncryption
{
    private const int NonceBytes = 12, TagBits = 128, KeyBytes = 32;
    private const string Label = "eduevents-kek-";
    private static readonly Pkcs11InteropFactories Factories = new();
    private static readonly ConcurrentDictionary<TokenSettings, Lazy<TokenKeys>> Opened = new();
    private readonly ISession _session;
    private readonly Lock _gate = new();
    private readonly List<IObjectHandle> _known = [];

    // The package names a library that current systems call otherwise.
    static TokenKeys() => NativeLibrary.SetDllImportResolver(typeof(Pkcs11InteropFactories).Assembly,
        (name, _, _) => name == "libdl" ? NativeLibrary.Load("libdl.so.2") : nint.Zero);

    private TokenKeys(ISession session, string place) => (_session, Place) = (session, place);

    /// <inheritdoc />
    public string Place { get; }

    /// <inheritdoc />
    public int Current
    {
        get
        {
            lock (_gate)
            {
                while (Find(_known.Count + 1) is { } next) _known.Add(next);
                return _known.Count;
            }
        }
    }

    /// <summary>Opens a token, and makes the first key in it when there is none.</summary>
    /// <exception cref="CannotStart">There is no such module or token, or the PIN is wrong.</exception>
    public static TokenKeys Open(TokenSettings settings) => Opened.GetOrAdd(settings, s => new(() => OpenOnce(s))).Value;

    private static TokenKeys OpenOnce(TokenSettings settings)
    {
        try
        {
            var library = Factories.Pkcs11LibraryFactory.LoadPkcs11Library(Factories, settings.Module, AppType.MultiThreaded);
            var slot = library.GetSlotList(SlotsType.WithTokenPresent).FirstOrDefault(s => s.GetTokenInfo().Label.Trim() == settings.Token)
                ?? throw new CannotStart($"The module {settings.Module} holds no token '{settings.Token}'.");
            var session = slot.OpenSession(SessionType.ReadWrite);
            session.Login(CKU.CKU_USER, File.ReadAllText(settings.PinFile).Trim());
            var keys = new TokenKeys(session, $"token {settings.Token}");
            if (keys.Current == 0) keys.Renew();
            return keys;
        }
        catch (Exception e) when (e is Pkcs11Exception or UnmanagedException or IOException or UnauthorizedAccessException)
        {
            throw new CannotStart($"The token '{settings.Token}' of {settings.Module} cannot be used: {e.Message}");
        }
    }

    /// <inheritdoc />
    public byte[] Wrap(ReadOnlySpan<byte> plain, Guid owner)
    {
        var (nonce, text) = (RandomNumberGenerator.GetBytes(NonceBytes), plain.ToArray());
        lock (_gate) return [.. nonce, .. _session.Encrypt(Gcm(nonce, owner), _known[Current - 1], text)];
    }

    /// <inheritdoc />
    public byte[] Unwrap(ReadOnlySpan<byte> box, Guid owner)
    {
        var (nonce, text) = (box[..NonceBytes].ToArray(), box[NonceBytes..].ToArray());
        lock (_gate)
        {
            var before = _known.Count;
            return Try(0, before) ?? Try(before, Current) ?? throw new CryptographicException($"No key of the {Place} opens this.");
        }

        byte[]? Try(int from, int to)
        {
            for (var i = to - 1; i >= from; i--)
            {
                try
                {
                    return _session.Decrypt(Gcm(nonce, owner), _known[i], text);
                }
                catch (Pkcs11Exception)
                {
                    // Sealed under another key.
                }
            }
            return null;
        }
    }

    /// <inheritdoc />
    public int Renew()
    {
        lock (_gate)
        {
            var number = Current + 1;
            _session.GenerateKey(Factories.MechanismFactory.Create(CKM.CKM_AES_KEY_GEN),
            [
                Attribute(CKA.CKA_CLASS, CKO.CKO_SECRET_KEY), Attribute(CKA.CKA_KEY_TYPE, CKK.CKK_AES), Attribute(CKA.CKA_VALUE_LEN, KeyBytes),
                Attribute(CKA.CKA_LABEL, Name(number)), Attribute(CKA.CKA_TOKEN, true), Attribute(CKA.CKA_PRIVATE, true),
                Attribute(CKA.CKA_SENSITIVE, true), Attribute(CKA.CKA_EXTRACTABLE, false), Attribute(CKA.CKA_ENCRYPT, true), Attribute(CKA.CKA_DECRYPT, true)
            ]);
            return number;
        }
    }

    private static string Name(int number) => Label + number.ToString(CultureInfo.InvariantCulture);

    private static IMechanism Gcm(byte[] nonce, Guid owner) => Factories.MechanismFactory.Create(CKM.CKM_AES_GCM,
        Factories.MechanismParamsFactory.CreateCkGcmParams(nonce, NonceBytes * 8, owner.ToByteArray(), TagBits));

    private static IObjectAttribute Attribute(CKA type, object value) => value switch
    {
        bool yes => Factories.ObjectAttributeFactory.Create(type, yes),
        string text => Factories.ObjectAttributeFactory.Create(type, text),
        _ => Factories.ObjectAttributeFactory.Create(type, Convert.ToUInt64(value, CultureInfo.InvariantCulture))
    };

    private IObjectHandle? Find(int number) => _session.FindAllObjects(
        [Attribute(CKA.CKA_CLASS, CKO.CKO_SECRET_KEY), Attribute(CKA.CKA_LABEL, Name(number))]).FirstOrDefault();
}

/// <summary>Where the token is: EDUEVENTS_PKCS11_MODULE, EDUEVENTS_PKCS11_TOKEN and EDUEVENTS_PKCS11_PIN_FILE.</summary>
/// <param name="Module">The vendor's library.</param>
/// <param name="Token">Label of the token.</param>
/// <param name="PinFile">File of mode 0600 that holds the PIN.</param>
public sealed record TokenSettings(string Module, string Token, string PinFile);
