using System.Security.Cryptography;
using EduEvents.Application.Access;
using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.People;
using EduEvents.Host.Access;
using EduEvents.Host.Operations;
using EduEvents.Projections.Access;
using Marten;
using Microsoft.Extensions.DependencyInjection;

namespace EduEvents.Importers.OneRoster;

/// <summary>
/// Sign-in accounts for imported staff, only when asked for. Each gets a random password that must be changed at the first sign-in; it is
/// written to a file that nobody else may read, before the account is made, and to no other place.
/// </summary>
public sealed class StaffAccounts(IServiceProvider services, ImportPlan plan, string file)
{
    private static readonly string[] Heads = ["administrator", "principal", "siteadministrator"];

    /// <summary>Makes the accounts that are missing; those that exist keep their passwords.</summary>
    /// <returns>Number of accounts made.</returns>
    public async Task<int> Make(ProgressBar bar, CancellationToken stop)
    {
        await using var session = services.GetRequiredService<IDocumentStore>().QuerySession(Application.CommandContext.Platform);
        var cards = await session.Query<AccountCard>().ToListAsync(stop);
        var (made, names) = (cards.Select(c => c.Id).ToHashSet(), cards.Select(c => c.UserName).ToHashSet());
        var missing = Staff().Where(s => !made.Contains(plan.Ids.Account(s.User.Id))).ToList();
        await using var written = new StreamWriter(new FileStream(file, new FileStreamOptions
        {
            Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite
        }));
        await written.WriteLineAsync("organisation\tperson\trole\tuserName\tpassword");
        foreach (var (i, (user, school, position)) in missing.Index())
        {
            var (name, password) = (FreeName(user, names), Convert.ToBase64String(RandomNumberGenerator.GetBytes(12)));
            var role = Heads.Contains(position) ? Roles.Director : Roles.Teacher;
            await written.WriteLineAsync($"{plan.Ids.Tenant(school)}\t{plan.Ids.Person(user.Id)}\t{role}\t{name}\t{password}");
            await written.FlushAsync(stop);
            await Make(user, school, role, name, password, stop);
            bar.Show(i + 1, missing.Count);
        }
        return missing.Count;
    }

    private IEnumerable<(User User, string School, string Position)> Staff() =>
        from school in plan.Roster.Orgs.Where(o => o.Type == "school")
        from user in plan.Roster.Users.Values.Where(u => !u.IsDeleted)
        let position = PeoplePlan.PositionOf(user, school.Id)
        where position is not null
        group (user, school.Id, position) by user.Id into one
        select one.First();

    private Task Make(User user, string school, string role, string name, string password, CancellationToken stop)
    {
        var account = plan.Ids.Account(user.Id);
        var person = plan.Ids.Person(user.Id);
        var full = FullName.Of(person, user.Family, user.Given, user.Middle).Full();
        return Accounts.Make(services, new CreateAccount(account, name, person, full, "person", plan.Ids.Tenant(school)),
            new(password, PasswordKind.Initial),
            Scopes(user, school, role).Select(s => new GrantRole(account, StableId.Of("oneroster.grant", account, role, s), role, s,
                plan.Today, null)), stop);
    }

    // A teacher reaches the pages he or she teaches, a head the whole school.
    private IEnumerable<Scope> Scopes(User user, string school, string role) => role == Roles.Director
        ? [new(plan.Ids.Tenant(school))]
        : plan.Roster.Enrolments.Where(e => e.User == user.Id && e.Role == "teacher" && !e.IsDeleted)
            .Select(e => plan.Roster.Sections[e.Section]).Where(s => !s.IsHomeroom)
            .Select(s => new Scope(plan.Ids.Tenant(s.School), plan.Ids.Section(s.Id), plan.Ids.Subject(s.School, s.Course)));

    private static string FreeName(User user, HashSet<string> names)
    {
        var wanted = new string([.. user.UserName.ToLowerInvariant().Where(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c)
            || c is '.' or '_' or '-')]);
        if (wanted.Length is < 3 or > 36 || !char.IsAsciiLetterOrDigit(wanted[0])) wanted = $"u{StableId.Of("oneroster.name", user.Id):N}"[
            ..16];
        var name = wanted;
        for (var n = 2; !names.Add(name); n++) name = $"{wanted}{n}";
        return name;
    }
}
