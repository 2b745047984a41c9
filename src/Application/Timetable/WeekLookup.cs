using EduEvents.Domain;
using EduEvents.Domain.Timetable;
using EduEvents.Projections.Timetable;
using Marten;

namespace EduEvents.Application.Timetable;

/// <summary>Looks up what the decisions of the timetable must know, from the module's own views.</summary>
/// <param name="Holidays">Public holidays.</param>
/// <param name="Editions">Editions of the norms.</param>
public sealed record WeekLookup(IReadOnlyList<PublicHoliday> Holidays, IReadOnlyList<TimetableNorms> Editions)
{
    /// <summary>The views it reads.</summary>
    public static readonly IReadOnlyList<string> Views = [nameof(TimetableSetup)];

    /// <summary>The same with the plans in force.</summary>
    public static readonly IReadOnlyList<string> ViewsOfDays = [.. Views, nameof(PlanView)];

    /// <summary>The organisation.</summary>
    public Func<TCommand, Lookup, Task<KnownSchool>> School<TCommand>() => (_, lookup) => School(lookup.Session, lookup.Today, lookup.Stop);

    /// <summary>The organisation, looked at on a day.</summary>
    public async Task<KnownSchool> School(IQuerySession session, DateOnly today, CancellationToken stop) =>
        new(await session.LoadAsync<TimetableSetup>(TimetableSetup.TheId, stop) ?? new(), Editions, Holidays, today);

    /// <summary>The organisation, and the plan that a draft is based on as it stands.</summary>
    public Func<DraftPlan, Lookup, Task<DraftFacts>> Base() => async (c, lookup) => new(await School(lookup.Session, lookup.Today, lookup.Stop),
        c.BasedOn is { } id ? await PlanOf(lookup.Session, id, lookup.Stop) : null);

    /// <summary>What a command about a lesson of a day must know.</summary>
    /// <param name="heldOn">The day on which it is or would be held; that of the timetable when null.</param>
    public Func<TCommand, Lookup, Task<DayFacts>> Day<TCommand>(Func<TCommand, DateOnly>? heldOn = null) where TCommand : IDayCommand => async (c, lookup) =>
    {
        var school = await School(lookup.Session, lookup.Today, lookup.Stop);
        var changes = heldOn is null ? await ChangedDay.Of(lookup.Session, [c.On], lookup.Stop) : [];
        var day = heldOn?.Invoke(c) ?? changes.FirstOrDefault(x => x.Lesson.Id() == DayLesson.IdOf(c.ActivityId, c.Index, c.On))?.ToDay ?? c.On;
        var plans = await PlansOn(lookup.Session, school, [c.On, day], lookup.Stop);
        var own = Planned.Of(school, plans.GetValueOrDefault(c.On), c.On);
        return new(school.Week(c.Year), c.Year, school.OffOn(day), own.FirstOrDefault(l => (l.ActivityId, l.Index) == (c.ActivityId, c.Index)),
            plans.ContainsKey(c.On), Planned.Of(school, plans.GetValueOrDefault(day), day));
    };

    /// <summary>The plans in force on some days; a day without one is missing.</summary>
    public static async Task<IReadOnlyDictionary<DateOnly, PlanView>> PlansOn(
        IQuerySession session, KnownSchool school, IReadOnlyCollection<DateOnly> days, CancellationToken stop)
    {
        var wanted = days.Distinct().Select(d => (Day: d, Plan: school.Setup.PlanOn(d)?.PlanId)).Where(d => d.Plan is not null).ToList();
        var plans = (await session.LoadManyAsync<PlanView>(stop, [.. wanted.Select(d => d.Plan!.Value).Distinct()])).ToDictionary(p => p.Id);
        return wanted.Where(d => plans.ContainsKey(d.Plan!.Value)).ToDictionary(d => d.Day, d => plans[d.Plan!.Value]);
    }

    /// <summary>A plan as its stream tells it.</summary>
    public static async Task<Plan?> PlanOf(IQuerySession session, Guid plan, CancellationToken stop) =>
        (await session.Events.FetchStreamAsync(plan, token: stop)).Select(e => e.Data).Aggregate(default(Plan), Plan.Fold);
}

/// <summary>What a draft must know.</summary>
public sealed record DraftFacts(KnownSchool School, Plan? Base);

/// <summary>The lessons of days as a plan has them.</summary>
public static class Planned
{
    /// <summary>The lessons of a day, none on a day off; what is held every second week only in its weeks.</summary>
    public static IReadOnlyList<DayLesson> Of(KnownSchool school, PlanView? plan, DateOnly day)
    {
        if (plan is null || school.OffOn(day) is not null) return [];
        var (weekday, weeks) = (((int)day.DayOfWeek + 6) % 7 + 1, school.Setup.WeeksOf(day));
        var activities = plan.Activities.ToDictionary(a => a.ActivityId);
        return [.. plan.Cards.Where(c => c.Slot.Day == weekday && (c.Weeks == Weeks.Every || c.Weeks == weeks) && activities.ContainsKey(c.ActivityId))
            .OrderBy(c => c.Slot.Shift).ThenBy(c => c.Slot.Number).ThenBy(c => c.ActivityId)
            .Select(c => new DayLesson(plan.Id, c.ActivityId, c.Index, day, c.Slot, activities[c.ActivityId].Parts, activities[c.ActivityId].Classes, c.Rooms))];
    }
}
