using System.Security.Cryptography;
using EduEvents.Application;
using EduEvents.Application.Access;
using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Projections.Access;
using Marten;

namespace EduEvents.Host.Access;

/// <summary>An empty installation gets one account for the platform, with a random password that is shown once.</summary>
public static class FirstAccount
{
    /// <summary>Sign-in name of the first account.</summary>
    public const string UserName = "admin";

    /// <summary>Makes the account when there is none at all; the password, or null when accounts exist.</summary>
    public static async Task<string?> Make(IServiceProvider services, CancellationToken stop)
    {
        await using var session = services.GetRequiredService<IDocumentStore>().QuerySession(CommandContext.Platform);
        if (await session.Query<AccountCard>().AnyAsync(stop)) return null;

        var password = Convert.ToBase64String(RandomNumberGenerator.GetBytes(15));
        var account = StableId.Of("access.first_account");
        await Accounts.Make(services, new(account, UserName, account, UserName, "person", null), new(password, PasswordKind.First),
            [new(account, StableId.Of("access.first_grant"), Roles.Platform, Scope.Platform, new DateOnly(2000, 1, 1), null)], stop);
        return password;
    }
}

/// <summary>Makes whole accounts: the account, its password and its roles, by the ordinary commands.</summary>
public static class Accounts
{
    /// <summary>Makes an account as the product itself; made already, it stays as it is but for the password.</summary>
    public static async Task Make(
        IServiceProvider services, CreateAccount create, NewPassword password, IEnumerable<GrantRole> grants, CancellationToken stop)
    {
        var pipeline = services.GetRequiredService<CommandPipeline>();
        await pipeline.Send(create, AsProduct(create.AccountId), stop);
        await services.GetRequiredService<SignIn>().SetPassword(
            AsProduct(create.AccountId), new(create.AccountId, create.UserName, create.Organisation), password, stop);
        foreach (var grant in grants) await pipeline.Send(grant, AsProduct(grant.GrantId), stop);
    }

    /// <summary>The product itself as the sender, for what it sets up.</summary>
    public static CommandContext AsProduct(Guid about) => new()
    {
        Actor = Actor.System, Organisation = CommandContext.Platform, CommandId = StableId.Of("accounts.make", about), Correlation = "setup", Device = "setup"
    };
}
