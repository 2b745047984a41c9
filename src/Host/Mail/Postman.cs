using System.Threading.Channels;
using EduEvents.Host.Operations;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace EduEvents.Host.Mail;

/// <summary>
/// Sends letters one after another, so that nobody waits for the mail server. What waits is lost when the product stops: a code that did not
/// come is asked for once more.
/// </summary>
public sealed partial class Postman(HostSettings settings, ILogger<Postman> log) : BackgroundService
{
    private const int MostWaiting = 10_000, Attempts = 3;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(3), Patience = TimeSpan.FromSeconds(20);
    private readonly Channel<Letter> _letters = Channel.CreateBounded<Letter>(MostWaiting);

    /// <summary>True when a mail server is named.</summary>
    public bool IsSetUp => settings.Mail is not null;

    /// <summary>Takes a letter; false when none can be sent or too many wait.</summary>
    public bool TryAdd(Letter letter) => IsSetUp && _letters.Writer.TryWrite(letter);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (settings.Mail is not { } mail) return;
        await foreach (var letter in _letters.Reader.ReadAllAsync(stoppingToken)) await Send(mail, letter, stoppingToken);
    }

    private async Task Send(MailSettings mail, Letter letter, CancellationToken stop)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await Deliver(mail, letter, stop);
                return;
            }
            catch (Exception e) when (!stop.IsCancellationRequested)
            {
                NotSent(attempt, e.GetType().Name);
                if (attempt == Attempts) return;
                await Task.Delay(Pause * attempt, stop);
            }
        }
    }

    private static async Task Deliver(MailSettings mail, Letter letter, CancellationToken stop)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
        patience.CancelAfter(Patience);
        using var client = new SmtpClient();
        await client.ConnectAsync(mail.Server, mail.Port, mail.Security switch
        {
            MailSecurity.Tls => SecureSocketOptions.SslOnConnect,
            MailSecurity.StartTls => SecureSocketOptions.StartTls,
            _ => SecureSocketOptions.None
        }, patience.Token);
        if (mail.User is { } user)
            await client.AuthenticateAsync(user, (await File.ReadAllTextAsync(mail.PasswordFile ?? "", patience.Token)).Trim(), patience.Token);
        using var message = new MimeMessage();
        message.From.Add(MailboxAddress.Parse(mail.From));
        message.To.Add(new MailboxAddress(null, letter.To));
        (message.Subject, message.Body) = (letter.Subject, new TextPart("plain") { Text = letter.Text });
        // Machines shall not answer: an absence note is no news for a product.
        message.Headers.Add("Auto-Submitted", "auto-generated");
        await client.SendAsync(message, patience.Token);
        await client.DisconnectAsync(quit: true, patience.Token);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A letter could not be sent at attempt {Attempt}: {Why}.")]
    private partial void NotSent(int attempt, string why);
}
