using EduEvents.Application.Access;
using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Host.Access;

namespace EduEvents.Fixtures;

/// <summary>Those who are signed in and yet may do nothing here, each for a reason of his own.</summary>
/// <param name="Abroad">The director of another organisation.</param>
/// <param name="Expired">Held every right until a day that is over.</param>
/// <param name="Blocked">Holds every right, but the account was shut after it had signed in.</param>
public sealed record Outsiders((TestAccount Account, Sender Sender) Abroad, (TestAccount Account, Sender Sender) Expired, Sender Blocked)
{
    /// <summary>Makes them, all meaning one school.</summary>
    public static async Task<Outsiders> Of(App app, TestSchool school)
    {
        var other = await TestSchool.Found(app);
        var abroad = await other.Account(Roles.Director, new(other.Organisation));
        var expired = new TestAccount(Guid.CreateVersion7(), $"u{Guid.CreateVersion7():N}"[..30], Guid.CreateVersion7(), Scope.Platform);
        await Accounts.Make(app.Services, new CreateAccount(expired.Id, expired.UserName, expired.Id, "expired", "person", school.Organisation),
            new(TestSchool.Password, PasswordKind.Own),
            [new GrantRole(expired.Id, expired.Grant, Roles.Platform, Scope.Platform, new(2026, 9, 1), SchoolTime.Day(app.Clock.GetUtcNow()).AddDays(-1))],
            CancellationToken.None);
        var shut = await school.Account(Roles.Platform, Scope.Platform);
        var blocked = await school.SignIn(shut);
        await school.Platform!.Send("/api/access/block-account", new BlockAccount(shut.Id, school.Organisation, "тексеру"));
        return new((abroad, await school.SignIn(abroad)), (expired, await school.SignIn(expired)), blocked);
    }
}
