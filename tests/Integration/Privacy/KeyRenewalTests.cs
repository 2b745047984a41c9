using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using EduEvents.Application.People;
using EduEvents.Fixtures;
using EduEvents.Host.Operations;
using EduEvents.Host.Privacy;
using EduEvents.Host.Store;
using Microsoft.Extensions.DependencyInjection;

namespace EduEvents.Integration.Privacy;

/// <summary>Keys are renewed while the product works, in files and in a token.</summary>
public sealed class KeyRenewalTests(KeyRenewalTests.InFiles files, KeyRenewalTests.InToken token)
    : IClassFixture<KeyRenewalTests.InFiles>, IClassFixture<KeyRenewalTests.InToken>
{
    [Fact]
    public Task In_files() => Renewed(files);

    [Fact]
    public Task In_a_token_that_hands_no_key_out() => Renewed(token);

    [Fact]
    public void What_one_token_sealed_no_other_opens()
    {
        var keys = token.Services.GetRequiredService<KeyFile>();
        var (owner, secret) = (Guid.CreateVersion7(), RandomNumberGenerator.GetBytes(32));
        var box = keys.Wrap(secret, owner);

        Assert.Equal(secret, keys.Unwrap(box, owner));
        Assert.Throws<CryptographicException>(() => keys.Unwrap(box, Guid.CreateVersion7()));
        Assert.Throws<CryptographicException>(() => files.Services.GetRequiredService<KeyFile>().Unwrap(box, owner));
    }

    private static async Task Renewed(App app)
    {
        var school = await TestSchool.Found(app);
        var director = await school.AsDirector();
        var before = await Sealed(app, school.Learners[0]);

        // As the command line does it, in another process than the Host that serves.
        await using var tool = app.AsOwner();
        var done = await KeyCommands.Renew(tool.Services, (_, _) => { }, TestContext.Current.CancellationToken);

        Assert.True(done >= 4);
        Assert.Equal(0L, await Log.Ask<long>(app.ConnectionString, $"select count(*) from {PersonKeys.Table} where kek <> 2"));
        Assert.NotEqual(before, await Sealed(app, school.Learners[0]));
        var person = await director.Read<JsonNode>($"/api/people/person/{school.Learners[0]}");
        Assert.Equal("Серікұлы", (string)person["name"]!["surname"]!);
        // The Host has noticed by itself: whoever comes now is sealed under the new key; who signed in stays so.
        var learner = Guid.CreateVersion7();
        await director.Send("/api/people/admit-learner", new AdmitLearner(learner, "Жаңа", "Оқушы", "", "", null, new(2026, 9, 2)));
        Assert.Equal(2, await Log.Ask<int>(app.ConnectionString, $"select kek from {PersonKeys.Table} where subject = $1", learner));
        await using var fresh = app.AsOwner();
        await fresh.Services.GetRequiredService<PersonKeys>().CheckKeyFile(TestContext.Current.CancellationToken);
        Assert.Equal(1L, await Log.Ask<long>(app.ConnectionString, "select count(*) from edu.mt_events where type = 'privacy.keys_renewed'"));
    }

    private static Task<byte[]> Sealed(App app, Guid person) =>
        Log.Ask<byte[]>(app.ConnectionString, $"select wrapped from {PersonKeys.Table} where subject = $1", person);

    /// <summary>The product with a keys folder of its own; only the secret of the database role is shared, because the role is.</summary>
    public class InFiles : App
    {
        /// <summary>Folder of the data.</summary>
        protected string Folder { get; } = Path.Combine(Cluster.Folder, "own", $"{Guid.CreateVersion7():N}");

        /// <inheritdoc />
        protected override HostSettings Settings => new() { DataFolder = Folder, GivenHeadsFolder = HeadsFolder };

        /// <inheritdoc />
        public override async ValueTask InitializeAsync()
        {
            Directory.CreateDirectory(Path.Combine(Folder, "keys"));
            SecretFile.Open(Path.Combine(Cluster.Folder, "keys", "app"));
            File.Copy(Path.Combine(Cluster.Folder, "keys", "app"), Path.Combine(Folder, "keys", "app"));
            await base.InitializeAsync();
        }
    }

    /// <summary>The product with its keys in a token of SoftHSM.</summary>
    public sealed class InToken : InFiles
    {
        private static readonly string Module = File.Exists("/usr/lib/softhsm/libsofthsm2.so")
            ? "/usr/lib/softhsm/libsofthsm2.so" : "/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so";

        /// <inheritdoc />
        protected override HostSettings Settings => base.Settings with { Token = new(Module, "eduevents", Path.Combine(Folder, "pin")) };

        /// <inheritdoc />
        public override async ValueTask InitializeAsync()
        {
            var configuration = Path.Combine(Folder, "softhsm2.conf");
            Directory.CreateDirectory(Path.Combine(Folder, "tokens"));
            await File.WriteAllTextAsync(configuration, $"directories.tokendir = {Path.Combine(Folder, "tokens")}\nobjectstore.backend = file\nlog.level = ERROR\n");
            await File.WriteAllTextAsync(Path.Combine(Folder, "pin"), "7351");
            SetVariable("SOFTHSM2_CONF", configuration);
            using var make = Process.Start(new ProcessStartInfo("softhsm2-util",
                ["--init-token", "--free", "--label", "eduevents", "--pin", "7351", "--so-pin", "9152"]) { RedirectStandardOutput = true })!;
            await make.WaitForExitAsync();
            Assert.Equal(0, make.ExitCode);
            await base.InitializeAsync();
        }

        // The library asks the C runtime, which does not see what .NET sets.
        private static void SetVariable(string name, string value)
        {
            Environment.SetEnvironmentVariable(name, value);
            _ = setenv([.. System.Text.Encoding.UTF8.GetBytes(name), 0], [.. System.Text.Encoding.UTF8.GetBytes(value), 0], 1);
        }

        [System.Runtime.InteropServices.DllImport("libc")]
        [System.Runtime.InteropServices.DefaultDllImportSearchPaths(System.Runtime.InteropServices.DllImportSearchPath.SafeDirectories)]
        private static extern int setenv(byte[] name, byte[] value, int overwrite);
    }
}
