using System.Diagnostics;
using EduEvents.Host.Mail;
using MailKit.Net.Smtp;
using MimeKit;

namespace EduEvents.Fixtures;

/// <summary>
/// A mail server that nobody here wrote: Exim of Debian, with a configuration of its own in a folder of its own, as an ordinary process. It
/// takes whatever is sent to anybody and keeps it.
/// </summary>
public sealed class MailServer : IDisposable
{
    private const string Program = "/usr/sbin/exim4";
    private readonly string _folder = Directory.CreateTempSubdirectory("eduevents-mail-").FullName;
    private readonly HashSet<string> _read = [];
    private Process? _process;

    /// <summary>How the product reaches it.</summary>
    public MailSettings Settings { get; } = new("127.0.0.1", Apache.FreePort(), MailSecurity.None, "school@eduevents.test", null, null);

    private string Inbox => Path.Combine(_folder, "mail", "new");

    /// <summary>Starts it.</summary>
    public async Task<MailServer> Start()
    {
        foreach (var part in new[] { "spool", "mail" })
            File.SetUnixFileMode(Directory.CreateDirectory(Path.Combine(_folder, part)).FullName, (UnixFileMode)0b111_111_111);
        File.SetUnixFileMode(_folder, (UnixFileMode)0b111_101_101);
        var configuration = Path.Combine(_folder, "exim.conf");
        await File.WriteAllTextAsync(configuration, Configuration());
        File.SetUnixFileMode(configuration, (UnixFileMode)0b110_100_100);
        _process = Process.Start(new ProcessStartInfo(Program, ["-C", configuration, "-bdf"]) { RedirectStandardError = true })!;
        await Wait.Until(Answers, "the mail server answers");
        return this;
    }

    /// <summary>The next letter to an address that was not read yet.</summary>
    public async Task<MimeMessage> NextTo(string address)
    {
        MimeMessage? found = null;
        await Wait.Until(() => (found = Unread(address)) is not null, $"a letter to {address} has come");
        return found!;
    }

    /// <summary>True when a letter to an address lies there that was not read yet.</summary>
    public bool HasFor(string address) => Directory.Exists(Inbox) && Directory.GetFiles(Inbox).Any(f => !_read.Contains(f) && IsTo(f, address));

    /// <inheritdoc />
    public void Dispose()
    {
        if (_process is not null)
        {
            _process.Kill(entireProcessTree: true);
            _process.WaitForExit();
            _process.Dispose();
        }
        Directory.Delete(_folder, recursive: true);
    }

    private MimeMessage? Unread(string address)
    {
        if (!Directory.Exists(Inbox) || Directory.GetFiles(Inbox).Order().FirstOrDefault(f => !_read.Contains(f) && IsTo(f, address)) is not { } file) return null;
        _read.Add(file);
        return MimeMessage.Load(file);
    }

    private static bool IsTo(string file, string address) => MimeMessage.Load(file).To.Mailboxes.Any(m => m.Address == address);

    private async Task<bool> Answers()
    {
        try
        {
            using var client = new SmtpClient();
            await client.ConnectAsync(Settings.Server, Settings.Port, MailKit.Security.SecureSocketOptions.None);
            await client.DisconnectAsync(quit: true);
            return true;
        }
        catch (System.Net.Sockets.SocketException)
        {
            return false;
        }
    }

    private string Configuration() => $"""
        primary_hostname = mail.eduevents.test
        spool_directory = {_folder}/spool
        log_file_path = {_folder}/spool/%slog
        pid_file_path = {_folder}/spool/exim.pid
        local_interfaces = 127.0.0.1
        daemon_smtp_ports = {Settings.Port}
        never_users =
        exim_user = nobody
        exim_group = nogroup
        domainlist local_domains = *
        acl_smtp_rcpt = everything
        acl_smtp_data = everything
        keep_environment =
        begin acl
        everything:
          accept
        begin routers
        all:
          driver = accept
          transport = folder
        begin transports
        folder:
          driver = appendfile
          directory = {_folder}/mail
          maildir_format
          mode = 0644
          directory_mode = 0755
          user = nobody
          group = nogroup
        """;
}
