using EduEvents.Application;
using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Host.Web;
using EduEvents.Projections.Curriculum;
using EduEvents.Projections.People;
using EduEvents.Projections.Privacy;
using Marten;
using Npgsql;

namespace EduEvents.Host.Access;

/// <summary>The people of an organisation as a list of accounts names them: by id, by IIN, or by name with class or birthday.</summary>
public sealed class KnownPeople
{
    private const int LargestOrganisation = 20_000;
    private readonly Dictionary<Guid, PersonCard> _people;
    private readonly ILookup<string, PersonCard> _byName;
    private readonly ILookup<Guid, PersonCard> _children;
    private readonly Dictionary<string, Guid> _classes;
    private readonly IReadOnlyList<SubjectCard> _subjects;
    private readonly Dictionary<string, Guid> _byIin;
    private readonly IReadOnlyDictionary<Guid, DateOnly?> _birthdays;
    private readonly string _tenant;

    private KnownPeople(string tenant, IReadOnlyList<PersonCard> people, IReadOnlyList<ClassCard> classes, IReadOnlyList<SubjectCard> subjects,
        Dictionary<string, Guid> byIin, IReadOnlyDictionary<Guid, DateOnly?> birthdays)
    {
        (_tenant, _subjects, _byIin, _birthdays) = (tenant, subjects, byIin, birthdays);
        _people = people.ToDictionary(p => p.Id);
        _byName = people.SelectMany(p => new[] { p.Name?.Full(), p.Name?.Listed() }.OfType<string>().Distinct().Select(n => (Name: Plain(n), p)))
            .ToLookup(n => n.Name, n => n.p);
        _children = people.SelectMany(c => c.Guardians.Select(g => (g.GuardianId, c))).ToLookup(g => g.GuardianId, g => g.c);
        _classes = classes.Where(c => c.SubjectId is null).OrderBy(c => c.Year).GroupBy(c => Tight(c.Title())).ToDictionary(g => g.Key, g => g.Last().Id);
    }

    /// <summary>Reads whom the rows may name.</summary>
    public static async Task<KnownPeople> For(
        IQuerySession school, IReadOnlyList<AccountRow> rows, NpgsqlDataSource source, IValueHashes hashes, CancellationToken stop)
    {
        var people = await school.Query<PersonCard>().Take(LargestOrganisation).ToListAsync(stop);
        var classes = await school.Query<ClassCard>().Take(ClassCard.Most).ToListAsync(stop);
        var subjects = await school.Query<SubjectCard>().Take(ClassCard.Most).ToListAsync(stop);
        string[] iins = [.. rows.Select(r => r.Iin).Where(Iin.IsValid).Distinct()];
        var byHash = iins.ToDictionary(i => Convert.ToHexString(hashes.Hash(school.TenantId, "iin", i)));
        await using var find = source.CreateCommand($"select hash, owner from {Receipts.UniqueTable} where tenant_id = $1 and kind = 'iin' and hash = any($2)");
        find.Parameters.AddWithValue(school.TenantId);
        find.Parameters.AddWithValue(byHash.Keys.Select(Convert.FromHexString).ToArray());
        await using var found = await find.ExecuteReaderAsync(stop);
        var byIin = new Dictionary<string, Guid>();
        while (await found.ReadAsync(stop)) byIin[byHash[Convert.ToHexString(found.GetFieldValue<byte[]>(0))]] = found.GetGuid(1);
        return new(school.TenantId, people, classes, subjects, byIin, await Birthdays(school, rows, people, stop));
    }

    /// <summary>The person a row names and the role it gives; notes what is wrong with it.</summary>
    public (PersonCard? Person, string? Role) Find(AccountRow row, List<Refusal> problems)
    {
        var role = row.Role.Length == 0 ? null : AccountList.RoleOf(row.Role);
        if (row.Role.Length > 0 && role is null) problems.Add(AccessRules.RoleUnknown(row.Role));
        if (row.Class.Length > 0 && ClassOf(row) is null) problems.Add(AccessRules.ListClassUnknown());
        if (row.Iin.Length > 0 && !Iin.IsValid(row.Iin)) problems.Add(AccessRules.ListIinWrong());
        if (row.BirthDate.Length > 0 && Birthday(row) is null) problems.Add(AccessRules.ListBirthDateWrong());
        if (problems.Count > 0) return (null, role);
        var found = Named(row).Where(p => p.Departed is null && (role is null || Fits(p, role))).ToList();
        if (found.Count != 1) problems.Add(found.Count == 0 ? AccessRules.ListPersonUnknown() : AccessRules.ListPersonNotOne(found.Count));
        return found.Count == 1 ? (found[0], role ?? RoleBy(found[0])) : (null, role);
    }

    /// <summary>Where the role of a row is held; none when the row does not say enough.</summary>
    public IReadOnlyList<Scope> Scopes(AccountRow row, PersonCard person, string role) => role switch
    {
        Roles.Learner => [new(_tenant, Person: person.Id)],
        Roles.Guardian => [.. _children[person.Id].Select(c => new Scope(_tenant, Person: c.Id))],
        _ when ClassOf(row) is { } group => [new(_tenant, group)],
        Roles.Teacher => [.. _subjects.SelectMany(s => s.Teaching.Where(t => t.TeacherId == person.Id).Select(t => new Scope(_tenant, t.GroupId, s.Id)))],
        Roles.ClassLeader or Roles.Curator or Roles.Educator => [],
        _ => [new(_tenant)]
    };

    private IEnumerable<PersonCard> Named(AccountRow row)
    {
        if (row.Person.Length > 0) return Guid.TryParse(row.Person, out var id) && _people.TryGetValue(id, out var known) ? [known] : [];
        if (row.Iin.Length > 0) return _byIin.TryGetValue(row.Iin, out var owner) && _people.TryGetValue(owner, out var person) ? [person] : [];
        var (group, born) = (ClassOf(row), Birthday(row));
        return _byName[Plain(row.Name)].Distinct()
            .Where(p => group is null || p.Position is not null || p.GroupId == group || _children[p.Id].Any(c => c.GroupId == group))
            .Where(p => born is null || !p.IsLearner || _birthdays.GetValueOrDefault(p.Id) == born);
    }

    private bool Fits(PersonCard person, string role) => role switch
    {
        Roles.Learner => person.IsLearner,
        Roles.Guardian => _children.Contains(person.Id),
        _ => person.Position is not null
    };

    private string? RoleBy(PersonCard person) => person.IsLearner ? Roles.Learner
        : person.Position is { } position ? Roles.All.ContainsKey(position) ? position : null
        : _children.Contains(person.Id) ? Roles.Guardian : null;

    private Guid? ClassOf(AccountRow row) => row.Class.Length > 0 && _classes.TryGetValue(Tight(row.Class), out var group) ? group : null;

    private static DateOnly? Birthday(AccountRow row) => DateOnly.TryParseExact(row.BirthDate, ["yyyy-MM-dd", "dd.MM.yyyy"],
        System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out var day) ? day : null;

    private static async Task<IReadOnlyDictionary<Guid, DateOnly?>> Birthdays(
        IQuerySession school, IReadOnlyList<AccountRow> rows, IReadOnlyList<PersonCard> people, CancellationToken stop)
    {
        var asked = rows.Where(r => r.BirthDate.Length > 0).Select(r => Plain(r.Name)).ToHashSet();
        Guid[] learners = [.. people.Where(p => p.IsLearner && p.Name is { } n && (asked.Contains(Plain(n.Full())) || asked.Contains(Plain(n.Listed())))).Select(p => p.Id)];
        return (await school.LoadManyAsync<DataSubjectCard>(stop, learners)).ToDictionary(w => w.Id, w => w.Birthday());
    }

    // Blanks, case and letters that other keyboards lack do not make another name.
    private static string Plain(string name) => string.Join(' ', NameBook.Fold(name).Split(' ', StringSplitOptions.RemoveEmptyEntries));

    private static string Tight(string title) => NameBook.Fold(title).Replace(" ", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal)
        .Replace("«", "", StringComparison.Ordinal).Replace("»", "", StringComparison.Ordinal).Replace("\"", "", StringComparison.Ordinal);
}
