using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using EduEvents.Application;
using EduEvents.Domain.Access;
using EduEvents.Fixtures;
using EduEvents.Host.Access;
using Marten;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace EduEvents.Integration.Access;

/// <summary>How passwords are kept and which are refused.</summary>
public sealed class PasswordTests(App app)
{
    [Fact]
    public async Task A_password_is_kept_as_Argon2id_with_its_parameters_and_salt()
    {
        var (one, other) = (await Account(), await Account());
        var (first, second) = (await Credential(one.Id), await Credential(other.Id));

        Assert.StartsWith("$argon2id$v=19$m=19456,t=2,p=1$", first.PasswordHash, StringComparison.Ordinal);
        Assert.NotEqual(first.PasswordHash, second.PasswordHash);
    }

    [Fact]
    public async Task A_hash_of_before_is_made_anew_at_the_next_sign_in_and_not_by_a_wrong_password()
    {
        var account = await Account();
        var old = new PasswordHasher<Credential>().HashPassword(new(), TestSchool.Password);
        await Store(account.Id, old);

        using (var wrong = await SignIn(account, "wrong wrong wrong")) Assert.Equal(HttpStatusCode.Unauthorized, wrong.StatusCode);
        Assert.Equal(old, (await Credential(account.Id)).PasswordHash);
        using (var right = await SignIn(account, TestSchool.Password)) Assert.Equal(HttpStatusCode.OK, right.StatusCode);

        Assert.True(Argon2.Made((await Credential(account.Id)).PasswordHash));
        using var again = await SignIn(account, TestSchool.Password);
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
    }

    [Theory, InlineData("Qwertyuiop"), InlineData("password123!"), InlineData("1234567890"), InlineData("ILoveYou2")]
    public async Task A_common_password_is_refused(string common)
    {
        var school = await TestSchool.Found(app);
        var sender = await school.SignIn(await school.Account(Roles.Teacher, new(school.Organisation)));

        var expected = common.Length < PasswordTerms.Default.Shortest ? "access.password_too_weak" : "access.password_common";
        Assert.Equal(expected, await Change(sender, TestSchool.Password, common));
    }

    [Fact]
    public async Task None_of_the_last_four_passwords_is_taken_again()
    {
        var school = await TestSchool.Found(app);
        var sender = await school.SignIn(await school.Account(Roles.Teacher, new(school.Organisation)));
        string[] later = ["second of the row", "third of the row", "fourth of the row", "fifth of the row"];

        Assert.Null(await Change(sender, TestSchool.Password, later[0]));
        Assert.Equal("access.password_used_before", await Change(sender, later[0], TestSchool.Password));
        foreach (var (old, fresh) in later.Zip(later.Skip(1))) Assert.Null(await Change(sender, old, fresh));
        Assert.Equal("access.password_used_before", await Change(sender, later[3], later[0]));
        Assert.Null(await Change(sender, later[3], TestSchool.Password));
    }

    private async Task<TestAccount> Account()
    {
        var school = await TestSchool.Found(app);
        return await school.Account(Roles.Teacher, new(school.Organisation));
    }

    private Task<HttpResponseMessage> SignIn(TestAccount account, string password) =>
        app.Stranger().Http.PostAsJsonAsync("/api/access/sign-in", new { account.UserName, password });

    private static async Task<string?> Change(Sender sender, string oldPassword, string newPassword)
    {
        using var answer = await sender.Http.PostAsJsonAsync("/api/access/change-password", new { oldPassword, newPassword });
        return answer.StatusCode == HttpStatusCode.NoContent ? null : (string)(await answer.Content.ReadFromJsonAsync<JsonNode>())!["code"]!;
    }

    private async Task<Credential> Credential(Guid account)
    {
        await using var session = Documents.QuerySession(CommandContext.Platform);
        return (await session.LoadAsync<Credential>(account))!;
    }

    private async Task Store(Guid account, string hash)
    {
        await using var session = Documents.LightweightSession(CommandContext.Platform);
        var credential = (await session.LoadAsync<Credential>(account))!;
        credential.PasswordHash = hash;
        session.Store(credential);
        await session.SaveChangesAsync();
    }

    private IDocumentStore Documents => app.Services.GetRequiredService<IDocumentStore>();
}
