using System.Collections.Concurrent;
using EduEvents.Application.Assessment;
using EduEvents.Application.Curriculum;
using EduEvents.Application.Organisation;
using EduEvents.Application.People;
using EduEvents.Domain.Access;
using EduEvents.Domain.Curriculum;
using EduEvents.Domain.Organisation;
using EduEvents.Fixtures;
using EduEvents.Host.Modules;

namespace EduEvents.Integration.Assessment.Year;

/// <summary>A subject of the year.</summary>
public sealed record YearSubject(Guid Id, string Code, MarkMode Mode, int Hours);

/// <summary>A class of the year.</summary>
public sealed record YearClass(Guid Id, int Grade, IReadOnlyList<Guid> Learners);

/// <summary>A school in the academic year 2025–2026, all of which is over: its calendar, subjects, classes and teachers.</summary>
public sealed class YearSchool
{
    /// <summary>Calendar year in which the academic year begins.</summary>
    public const int Year = 2025;

    private const int Teachers = 6;

    /// <summary>The quarters of the order of 05.08.2025.</summary>
    public static readonly IReadOnlyList<Quarter> Quarters =
    [
        new(1, new(2025, 9, 1), new(2025, 10, 26)), new(2, new(2025, 11, 3), new(2025, 12, 28)), new(3, new(2026, 1, 8), new(2026, 3, 18)),
        new(4, new(2026, 3, 30), new(2026, 5, 25))
    ];

    private readonly ConcurrentBag<Sender> _free = [];

    /// <summary>The subjects: three of quarters, one of half-years, one of pass or fail.</summary>
    public IReadOnlyList<YearSubject> Subjects { get; } =
    [
        new(Guid.CreateVersion7(), "math", MarkMode.Points, 5), new(Guid.CreateVersion7(), "kaz", MarkMode.Points, 3), new(Guid.CreateVersion7(), "eng", MarkMode.Points, 2),
        new(Guid.CreateVersion7(), "geo", MarkMode.Points, 1), new(Guid.CreateVersion7(), "pe", MarkMode.PassFail, 2)
    ];

    /// <summary>Its classes.</summary>
    public IReadOnlyList<YearClass> Classes { get; }

    /// <summary>The deputy head.</summary>
    public Sender Deputy { get; private set; } = null!;

    private YearSchool(IReadOnlyList<int> grades, int learners) =>
        Classes = [.. grades.Select(g => new YearClass(Guid.CreateVersion7(), g, [.. Enumerable.Range(0, learners).Select(_ => Guid.CreateVersion7())]))];

    /// <summary>Founds it by commands.</summary>
    /// <param name="app">The product.</param>
    /// <param name="grades">The grade of each class.</param>
    /// <param name="learners">Learners of a class.</param>
    public static async Task<YearSchool> Found(App app, IReadOnlyList<int> grades, int learners)
    {
        var (school, place) = (new YearSchool(grades, learners), await TestSchool.Found(app));
        var platform = school.Deputy = place.Platform!;
        await platform.Send("/api/organisation/open-academic-year", new OpenAcademicYear(place.OrganisationId, Year, Quarters, []));
        foreach (var s in school.Subjects)
            await platform.Send("/api/curriculum/add-subject", new AddSubject(s.Id, $"y{s.Code}", new(s.Code, s.Code), s.Mode));
        foreach (var (i, group) in school.Classes.Index())
        {
            await platform.Send("/api/people/form-class", new FormClass(group.Id, Year, group.Grade, $"{(char)('А' + i % 30)}", "kk", 1));
            foreach (var s in school.Subjects)
                await platform.Send("/api/assessment/set-weekly-hours", new SetWeeklyHours(new(group.Id, s.Id, Year), s.Hours));
        }
        for (var i = 0; i < Teachers; i++) school._free.Add(await place.With(Roles.Platform, Domain.Scope.Platform));
        await Parallel.ForEachAsync(school.Classes.SelectMany(c => c.Learners.Select(l => (Class: c, Learner: l))), Wide, async (x, _) => await school.Work(async s =>
        {
            await s.Send("/api/people/admit-learner", new AdmitLearner(x.Learner, "Оқушы", "Айдай", "", "", new(2013, 5, 23), new(2025, 8, 25)));
            await s.Send("/api/people/place-learner", new PlaceLearner(x.Learner, x.Class.Id, Quarters[0].From));
        }));
        // From now on teachers of the whole school are at work.
        school._free.Clear();
        for (var i = 0; i < Teachers; i++) school._free.Add(await place.With(Roles.Teacher, new(place.Organisation)));
        school.Deputy = await place.AsDirector();
        return school;
    }

    /// <summary>How many work at the same time.</summary>
    public static ParallelOptions Wide => new() { MaxDegreeOfParallelism = Teachers };

    /// <summary>The school days of a quarter: Monday to Friday without holidays.</summary>
    public static IReadOnlyList<DateOnly> DaysOf(Quarter quarter) =>
    [
        .. Enumerable.Range(0, quarter.To.DayNumber - quarter.From.DayNumber + 1).Select(quarter.From.AddDays)
            .Where(d => d.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !ReferenceData.PublicHolidays.Any(h => h.Is(d)))
    ];

    /// <summary>Lets somebody do something. Views need not show what others have done before; whoever wants that asks for <see cref="Newest"/>.</summary>
    public async Task Work(Func<Sender, Task> work)
    {
        if (!_free.TryTake(out var sender)) throw new InvalidOperationException("More work at once than teachers.");
        await work(sender);
        Newest = Math.Max(Newest, sender.Position);
        sender.Position = 0;
        _free.Add(sender);
    }

    /// <summary>The newest position that any teacher has heard of.</summary>
    public long Newest { get; private set; }
}
