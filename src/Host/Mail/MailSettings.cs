using EduEvents.Host.Operations;

namespace EduEvents.Host.Mail;

/// <summary>How letters are kept from being read on their way to the mail server.</summary>
public enum MailSecurity
{
    /// <summary>The connection is made secure before anything is said; a server that cannot do so gets nothing.</summary>
    StartTls,

    /// <summary>The connection is secure from the first byte.</summary>
    Tls,

    /// <summary>Not at all; only to a server on the same machine.</summary>
    None
}

/// <summary>The mail server that sends the product's letters.</summary>
/// <param name="Server">Its name.</param>
/// <param name="Port">Its port.</param>
/// <param name="Security">How the way to it is kept secure.</param>
/// <param name="From">Address of the sender.</param>
/// <param name="User">Sign-in name there; null for none.</param>
/// <param name="PasswordFile">File with the password, readable by the product's user only.</param>
public sealed record MailSettings(string Server, int Port, MailSecurity Security, string From, string? User, string? PasswordFile)
{
    private const int Submission = 587, SecureSubmission = 465;

    /// <summary>Settings from configuration; null when no mail server is named.</summary>
    /// <exception cref="CannotStart">They make no sense.</exception>
    public static MailSettings? Of(IConfiguration configuration)
    {
        if (configuration["EDUEVENTS_SMTP_SERVER"] is not { Length: > 0 } named) return null;
        if (!Uri.TryCreate($"smtp://{named}", UriKind.Absolute, out var server) || server.UserInfo.Length > 0)
            throw new CannotStart($"EDUEVENTS_SMTP_SERVER must be a server like mail.example.kz:587, not '{named}'.");
        var security = (configuration["EDUEVENTS_SMTP_SECURITY"] is { Length: > 0 } chosen ? chosen : "starttls") switch
        {
            "starttls" => MailSecurity.StartTls,
            "tls" => MailSecurity.Tls,
            "none" when server.IsLoopback => MailSecurity.None,
            "none" => throw new CannotStart("EDUEVENTS_SMTP_SECURITY may be 'none' only for a mail server on this machine."),
            var other => throw new CannotStart($"EDUEVENTS_SMTP_SECURITY must be starttls, tls or none, not '{other}'.")
        };
        var from = configuration["EDUEVENTS_MAIL_FROM"] is { Length: > 0 } sender && MimeKit.MailboxAddress.TryParse(sender, out _) ? sender
            : throw new CannotStart("EDUEVENTS_MAIL_FROM must name the address that sends the letters.");
        return new(server.Host, server.IsDefaultPort ? security == MailSecurity.Tls ? SecureSubmission : Submission : server.Port, security, from,
            configuration["EDUEVENTS_SMTP_USER"] is { Length: > 0 } user ? user : null,
            configuration["EDUEVENTS_SMTP_PASSWORD_FILE"] is { Length: > 0 } file ? file : null);
    }
}
