using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Xunit;

namespace EduEvents.Fixtures;

/// <summary>An authenticator app that nobody here wrote: oathtool. It knows the key as the product shows it.</summary>
/// <param name="Key">In Base32; blanks do not count.</param>
public sealed record Authenticator(string Key)
{
    /// <summary>The recovery codes that came with it.</summary>
    public IReadOnlyList<string> RecoveryCodes { get; private init; } = [];

    /// <summary>The code of a moment.</summary>
    public string Code(DateTimeOffset at)
    {
        var now = at.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);
        using var oathtool = Process.Start(new ProcessStartInfo("oathtool", ["--totp", "--base32", "--now", now, Key.Replace(" ", "", StringComparison.Ordinal)])
        {
            RedirectStandardOutput = true
        })!;
        var code = oathtool.StandardOutput.ReadToEnd().Trim();
        oathtool.WaitForExit();
        Assert.Equal(0, oathtool.ExitCode);
        return code;
    }

    /// <summary>Adds one to the account of whoever is signed in.</summary>
    public static async Task<Authenticator> AddTo(Sender sender, DateTimeOffset now)
    {
        using var offered = await sender.Post("/api/access/offer-authenticator", new { });
        var offer = (await offered.Content.ReadFromJsonAsync<JsonNode>())!;
        var added = new Authenticator((string)offer["key"]!);
        using var answer = await sender.Post("/api/access/add-authenticator", new { ticket = (string)offer["ticket"]!, code = added.Code(now) });
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        var codes = (await answer.Content.ReadFromJsonAsync<JsonNode>())!["codes"]!.AsArray();
        return added with { RecoveryCodes = [.. codes.Select(c => (string)c!)] };
    }
}
