using System.Net.Security;
using System.Security.Authentication;
using EduEvents.Host.Operations;
using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace EduEvents.Host.Transport;

/// <summary>
/// The certificate that HTTPS shows: the configured one, else one for development. Its files are looked at again and again, so a renewed one is
/// shown without a restart; one that cannot be used is told, and the old one stays.
/// </summary>
public sealed partial class ServerCertificate(HostSettings settings, ILogger<ServerCertificate> log)
{
    private static readonly TimeSpan Glance = TimeSpan.FromSeconds(2), Notice = TimeSpan.FromDays(21);

    // Only what keeps a recorded conversation secret when the key is lost later, and knows of every change of it.
    private static readonly CipherSuitesPolicy Ciphers = new(
    [
        TlsCipherSuite.TLS_AES_256_GCM_SHA384, TlsCipherSuite.TLS_AES_128_GCM_SHA256, TlsCipherSuite.TLS_CHACHA20_POLY1305_SHA256,
        TlsCipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384, TlsCipherSuite.TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384,
        TlsCipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256, TlsCipherSuite.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256,
        TlsCipherSuite.TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256, TlsCipherSuite.TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256
    ]);

    private readonly Lock _gate = new();
    private SslStreamCertificateContext? _shown;
    private string _stamp = "";
    private long _looked;

    /// <summary>Sets an HTTPS address up; asked for only when there is one.</summary>
    /// <exception cref="CannotStart">The certificate cannot be used.</exception>
    public void Serve(HttpsConnectionAdapterOptions https)
    {
        lock (_gate) Open();
        https.SslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13;
        https.ServerCertificateSelector = (_, _) => Current().TargetCertificate;
        https.OnAuthenticate = (_, tls) =>
        {
            // With its chain, which a selected certificate would not bring along.
            (tls.ServerCertificateContext, tls.ServerCertificateSelectionCallback) = (Current(), null);
            (tls.CipherSuitesPolicy, tls.AllowRenegotiation) = (Ciphers, false);
        };
    }

    private SslStreamCertificateContext Current()
    {
        if (TimeProvider.System.GetElapsedTime(Volatile.Read(ref _looked)) > Glance && _gate.TryEnter())
            try
            {
                Open();
            }
            catch (CannotStart e)
            {
                NotTaken(e.Message);
            }
            finally
            {
                _gate.Exit();
            }
        return Volatile.Read(ref _shown)!;
    }

    // Browsers judge a certificate by the clock on the wall, whatever time the product is told.
    private void Open()
    {
        Volatile.Write(ref _looked, TimeProvider.System.GetTimestamp());
        var (now, own) = (TimeProvider.System.GetUtcNow(), settings.Transport);
        var file = own.Certificate is { } path
            ? new CertificateFile(path, own.Key, own.PasswordFile)
            : DevelopmentCertificate.Ensure(Path.Combine(settings.DataFolder, "tls"), now, settings.PublicAddress?.Host);
        var stamp = file.Stamp();
        if (stamp == _stamp) return;
        _stamp = stamp;
        var context = file.Load();
        Volatile.Write(ref _shown, context);
        var until = context.TargetCertificate.NotAfter.ToUniversalTime();
        if (own.Certificate is null) ForDevelopment(file.Path, until);
        else if (until < now + Notice) EndsSoon(file.Path, until);
        else Shown(file.Path, context.TargetCertificate.Subject, until);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "HTTPS shows the certificate {File} of {Subject}, until {Until:yyyy-MM-dd}")]
    private partial void Shown(string file, string subject, DateTime until);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The certificate {File} ends on {Until:yyyy-MM-dd}: have it renewed")]
    private partial void EndsSoon(string file, DateTime until);

    [LoggerMessage(Level = LogLevel.Warning,
        Message = "HTTPS shows a certificate FOR DEVELOPMENT that this installation has made for itself; browsers warn of it. "
            + "Set EDUEVENTS_CERTIFICATE for a real one ({File}, until {Until:yyyy-MM-dd})")]
    private partial void ForDevelopment(string file, DateTime until);

    [LoggerMessage(Level = LogLevel.Error, Message = "The new certificate is not taken, the old one stays: {Cause}")]
    private partial void NotTaken(string cause);
}
