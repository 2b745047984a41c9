using EduEvents.Application;
using EduEvents.Application.Access;
using EduEvents.Demo.Day;
using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Host.Access;
using Marten;
using Microsoft.Extensions.DependencyInjection;

namespace EduEvents.Demo.Town;

/// <summary>
/// Accounts of the town: one for every member of staff and every turnstile, so that its history has authors, and seven that are shown to
/// people. All share one password, which is known to everybody who reads this; it exists in demo installations only.
/// </summary>
public sealed class DemoAccounts(DemoTown town)
{
    /// <summary>The password of every account of the demo that can sign in.</summary>
    public const string Password = "mektep-2026-demo";

    private DateOnly Start => new(Living.Calendar.Year, 8, 25);

    /// <summary>The school in which the newest day is lived through.</summary>
    public TownSchool Living => town.Schools[0];

    private StaffPerson Teacher => Living.ShownTeacher;
    private Guid Admin => Voice.Administrator.AccountId;
    private static Guid Auditor => StableId.Of("demo.account", "auditor");
    private (Person Mother, IReadOnlyList<Pupil> Children) Parent => (Living.Shown![0].Family.Mother, Living.Shown);

    /// <summary>The sign-ins that are shown: name and what it is for.</summary>
    public IReadOnlyList<(string UserName, string About)> Shown =>
    [
        ("teacher", $"{Teacher.Person.Listed}, {Living.Spec.Names.Kk}"), ("director", Living.Director.Person.Listed),
            ("guard", Living.Guard.Person.Listed),
        ("cashier", Living.Cashier.Person.Listed),
            ("parent", $"{Parent.Mother.Listed}: {string.Join(", ", Parent.Children.Select(c => c.Person.Name.GivenName))}"),
        ("auditor", "all schools of the town"), ("admin", "platform")
    ];

    /// <summary>The commands that make them.</summary>
    public IReadOnlyList<BulkCommand> Commands()
    {
        var commands = new List<BulkCommand>();
        foreach (var school in town.Schools)
        {
            foreach (var member in school.Staff) commands.AddRange(Make(member.Account, NameOf(school, member), member.Person.Id,
                member.Person.Listed, "person", school.Tenant, RolesOf(school, member)));
            foreach (var (i, terminal) in school.Terminals.Index())
                commands.AddRange(Make(StableId.Of("demo.account", terminal), $"{school.Spec.Key}.turnstile{i + 1}", terminal,
                    $"Турникет {i + 1}", "device", school.Tenant, [(Roles.Terminal, new(school.Tenant, Device: terminal))]));
        }
        commands.AddRange(Make(StableId.Of("demo.account", "parent"), "parent", Parent.Mother.Id, Parent.Mother.Listed, "person",
            Living.Tenant,
            Parent.Children.Select(c => (Roles.Guardian, new Scope(Living.Tenant, Person: c.Id)))));
        commands.AddRange(Make(Auditor, "auditor", StableId.Of("demo.person", "auditor"), "Аудитор", "person", null,
            town.Schools.Select(s => (Roles.Auditor, new Scope(s.Tenant)))));
        commands.AddRange(Make(Admin, "admin", Voice.Administrator.PersonId, "Платформа әкімшісі", "person", null,
            [(Roles.Platform, Scope.Platform)]));
        return commands;
    }

    /// <summary>Makes them, after everything else of the town: a store with accounts is a finished one.</summary>
    public async Task Make(IServiceProvider services, CancellationToken stop)
    {
        await PasswordAlone.Allow(services, stop);
        var report = await services.GetRequiredService<BulkLane>().Append(new(Actor.Loader, CommandContext.Platform, BulkSource.Demo), Commands(),
            null, stop);
        if (report.Refusals is [{ Sent.Command: var refused, Reasons: var reasons }, ..])
            throw new InvalidOperationException($"{refused.GetType().Name} of the demo's accounts was refused: {string.Join(", ", reasons)}.");
        foreach (var (name, account) in new[] { ("teacher", Teacher.Account), ("director", Living.Director.Account),
            ("guard", Living.Guard.Account),
            ("cashier", Living.Cashier.Account), ("parent", StableId.Of("demo.account", "parent")), ("auditor", Auditor),
                ("admin", Admin) })
            await services.GetRequiredService<SignIn>().SetPassword(Accounts.AsProduct(account), new(account, name, null),
                new(Password, PasswordKind.Own), stop);
    }

    /// <summary>Gives a password to the teachers and turnstiles that live through the day, once.</summary>
    /// <returns>Sign-ins by person or device.</returns>
    public async Task<Dictionary<Guid, SignInAccount>> Simulated(IServiceProvider services, CancellationToken stop)
    {
        await using var session = services.GetRequiredService<IDocumentStore>().QuerySession(CommandContext.Platform);
        var known = (await session.Query<Credential>().ToListAsync(stop)).Select(c => c.Id).ToHashSet();
        var accounts = Living.Staff.Where(s => s.Position == "teacher").Select(s => (Id: s.Person.Id, s.Account, Name: NameOf(Living, s)))
            .Concat(Living.Terminals.Select((t, i) => (Id: t, Account: StableId.Of("demo.account", t),
                Name: $"{Living.Spec.Key}.turnstile{i + 1}"))).ToList();
        foreach (var (_, account, name) in accounts.Where(a => !known.Contains(a.Account)))
            await services.GetRequiredService<SignIn>().SetPassword(Accounts.AsProduct(account), new(account, name, null),
                new(Password, PasswordKind.Own), stop);
        return accounts.ToDictionary(a => a.Id, a => new SignInAccount(a.Name, Password));
    }

    private static CommandContext Setup { get; } = new()
    {
        Actor = Voice.Administrator, Organisation = CommandContext.Platform, CommandId = StableId.Of("demo.command", "passwords"),
        Correlation = "demo", Device = "demo"
    };

    private IEnumerable<BulkCommand> Make(Guid account, string name, Guid person, string shown, string kind, string? organisation,
        IEnumerable<(string Role, Scope Scope)> roles)
    {
        // Nobody grants a role to himself, the administrator of the platform no more than others.
        var sender = account == Admin ? Actor.System : Voice.Administrator;
        BulkCommand Say(ICommand command) => new(command, Setup with { Actor = sender, CommandId = StableId.Of("demo.command", name,
            command.GetType().Name) }) { At = SchoolTime.At(Start, new(10, 0)) };
        return [Say(new CreateAccount(account, name, person, shown, kind, organisation)), .. roles.Select(r =>
            Say(new GrantRole(account, StableId.Of("demo.grant", account, r.Role, r.Scope), r.Role, r.Scope, Start, null)))];
    }

    private string NameOf(TownSchool school, StaffPerson member) =>
        school != Living ? member.UserName
        : member == Teacher ? "teacher"
        : member == Living.Director ? "director"
        : member == Living.Guard ? "guard"
        : member == Living.Cashier ? "cashier"
        : member.UserName;

    private static IEnumerable<(string Role, Scope Scope)> RolesOf(TownSchool school, StaffPerson member) => member.Position switch
    {
        "director" => [(Roles.Director, new(school.Tenant))],
        "guard" => [(Roles.Guard, new(school.Tenant))],
        "cashier" => [(Roles.Cashier, new(school.Tenant))],
        _ => member.Grants.Select(g => (g.Role, g.Scope))
    };
}
