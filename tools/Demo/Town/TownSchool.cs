using System.Buffers.Binary;
using Bogus;
using EduEvents.Domain;

namespace EduEvents.Demo.Town;

/// <summary>One school of the town: who learns, teaches and works there, and the weekly timetable. The same seed gives the same
/// school.</summary>
public sealed class TownSchool
{
    private static readonly string[] Work = ["director", "deputy_director", "deputy_director", "guard", "cashier", "nurse", "librarian"];
    private readonly Randomizer _chance;
    private readonly Numbers _numbers;
    private readonly List<(FamilyNames Names, Family Family, int Grade, string Language)> _families = [];

    public TownSchool(SchoolSpec spec, SchoolCalendar calendar, Numbers numbers, int seed)
    {
        (Spec, Calendar, Seed, _numbers) = (spec, calendar, seed, numbers);
        Id = StableId.Of("demo.school", spec.Key);
        _chance = Chance("people");
        Bin = numbers.Bin(1999, 2);
        Classes = [.. Enumerable.Range(1, 11).SelectMany(grade => spec.Letters.Select(l => Class(grade, l.Letter, l.Language)))];
        foreach (var position in Work) Staff.Add(Employ(position, kazakh: true));
        Groups = [.. new Teaching(this, Employ).Groups()];
        Timetable = new(this, Chance("timetable"));
    }

    public SchoolSpec Spec { get; }
    public SchoolCalendar Calendar { get; }
    public int Seed { get; }
    public Guid Id { get; }
    public string Bin { get; }
    public string Tenant => Id.ToString("N");
    public IReadOnlyList<ClassRoom> Classes { get; }
    public List<StaffPerson> Staff { get; } = [];
    public IReadOnlyList<TeachingGroup> Groups { get; }
    public Timetable Timetable { get; }
    public IEnumerable<Pupil> Pupils => Classes.SelectMany(c => c.Pupils);
    public StaffPerson Director => Staff.First(s => s.Position == "director");
    public StaffPerson Cashier => Staff.First(s => s.Position == "cashier");
    public StaffPerson Guard => Staff.First(s => s.Position == "guard");

    /// <summary>The teacher that is shown to people.</summary>
    public StaffPerson ShownTeacher => Groups.First(g => g.Class.Grade >= 7 && g.Subject.Code == "algebra").Teacher;

    /// <summary>The family of two learners that is shown to people: the elder is near the seventh grade. Null where there is none.</summary>
    public IReadOnlyList<Pupil>? Shown => Pupils.GroupBy(p => p.Family).Where(f => f.Count() == 2).Select(f => f.ToList())
        .OrderBy(f => Math.Abs(f.Max(GradeOf) - 7)).FirstOrDefault();

    /// <summary>The turnstiles.</summary>
    public IReadOnlyList<Guid> Terminals => [StableId.Of("demo.terminal", Spec.Key, 1), StableId.Of("demo.terminal", Spec.Key, 2)];

    /// <summary>Chance of its own for each purpose, so that one does not change another.</summary>
    public Randomizer Chance(params object[] purpose)
    {
        Span<byte> bytes = stackalloc byte[16];
        StableId.Of("demo.chance", [Seed, Spec.Key, .. purpose]).TryWriteBytes(bytes);
        return new(BinaryPrimitives.ReadInt32LittleEndian(bytes));
    }

    /// <summary>The subject in this school's catalogue.</summary>
    public Guid SubjectId(SubjectSpec subject) => StableId.Of("demo.subject", Spec.Key, subject.Code);

    /// <summary>The subjects taught here.</summary>
    public IEnumerable<SubjectSpec> Subjects() => SubjectSpec.All.Where(s => Classes.Any(c => s.Hours(c.Language, c.Grade) > 0));

    private int GradeOf(Pupil pupil) => Classes.First(c => c.Pupils.Contains(pupil)).Grade;

    private ClassRoom Class(int grade, string letter, string language)
    {
        var size = _chance.Number(Spec.Size.Least, Spec.Size.Most);
        var pupils = Enumerable.Range(0, size).Select(n => Pupil(grade, letter, language, n))
            .OrderBy(p => p.Person.Listed, StringComparer.Ordinal).ToList();
        var set = Spec.Sets.Index().Where(s => s.Item.Contains(grade)).Select(s => (int?)s.Index).FirstOrDefault();
        return new(StableId.Of("demo.class", Spec.Key, Calendar.Year, grade, letter), grade, letter, language, Spec.ShiftOf(grade), pupils,
            set);
    }

    private Pupil Pupil(int grade, string letter, string language, int number)
    {
        var (boy, key) = (_chance.Bool(), $"{grade}{letter}{number}");
        var born = new DateOnly(Calendar.Year - 6 - grade, 9, 1).AddDays(_chance.Number(0, 364));
        var (names, family) = Sibling(grade, language) ?? NewFamily(key, grade, language, born);
        var person = Make($"pupil.{key}", names.Child(boy), boy, born);
        return new(person, family, Math.Clamp(7.1 + (_chance.Double() + _chance.Double() + _chance.Double() - 1.5) * 2.6, 3.5, 9.6),
            _chance.Bool(0.6f));
    }

    // Every sixth learner has a younger brother or sister in the school.
    private (FamilyNames Names, Family Family)? Sibling(int grade, string language)
    {
        var candidates = _families.FindAll(f => f.Language == language && f.Grade <= grade - 2 && f.Grade >= grade - 5);
        if (candidates.Count == 0 || !_chance.Bool(1 / 6f)) return null;
        var found = _chance.ListItem(candidates);
        _families.Remove(found);
        return (found.Names, found.Family);
    }

    private (FamilyNames Names, Family Family) NewFamily(string key, int grade, string language, DateOnly born)
    {
        var names = new FamilyNames(_chance, kazakh: _chance.Bool(language == "kk" ? 0.97f : 0.42f));
        var family = new Family(
            Make($"father.{key}", names.Man(), true, born.AddYears(-_chance.Number(29, 42)).AddDays(_chance.Number(0, 300))),
            Make($"mother.{key}", names.Woman(), false, born.AddYears(-_chance.Number(26, 38)).AddDays(_chance.Number(0, 300))),
                _chance.Bool(0.7f));
        _families.Add((names, family, grade, language));
        return (names, family);
    }

    private StaffPerson Employ(string position, bool kazakh)
    {
        var n = Staff.Count + 1;
        var key = position switch
        {
            "teacher" => $"{Spec.Key}.t{n:00}",
            _ when n <= 2 => $"{Spec.Key}.{position}",
            _ => $"{Spec.Key}.{position}{n}"
        };
        var names = new FamilyNames(_chance, kazakh);
        var male = position == "guard" || _chance.Bool(position == "teacher" ? 0.18f : 0.4f);
        var born = new DateOnly(Calendar.Year - 24, 1, 1).AddDays(-_chance.Number(0, 365 * 36));
        var person = Make(key, male ? names.Man() : names.Woman(), male, born);
        return new(person, position, key.Replace("deputy_director", "deputy", StringComparison.Ordinal), StableId.Of("demo.account", key));
    }

    private Person Make(string key, FullText name, bool male, DateOnly born) =>
        new(StableId.Of("demo.person", Spec.Key, key), name, male, born, _numbers.Iin(born, male));
}
