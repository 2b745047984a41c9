using System.Collections.Immutable;

namespace EduEvents.Domain.Organisation;

/// <summary>An education organisation with its academic years and bells.</summary>
public sealed record School(Guid Id, OrganisationFounded Facts) : IState<School>
{
    /// <summary>The calendars by the year in which they begin.</summary>
    public ImmutableDictionary<int, AcademicYearOpened> Years { get; init; } = ImmutableDictionary<int, AcademicYearOpened>.Empty;

    /// <summary>Bells by shift and first day.</summary>
    public ImmutableDictionary<(int Shift, DateOnly From), ImmutableArray<Bell>> Bells { get; init; } =
        ImmutableDictionary<(int Shift, DateOnly From), ImmutableArray<Bell>>.Empty;

    /// <summary>The numbers, place and names the organisation is known by now.</summary>
    public RequisitesGiven Requisites { get; init; } = new(Id, Facts.Bin, Facts.Names, Facts.Kato);

    /// <summary>The last move to another database; null when there was none.</summary>
    public OrganisationMoved? LastMove { get; init; }

    /// <summary>Founds the organisation; the same facts again change nothing.</summary>
    public static IEnumerable<IDomainEvent> Found(School? school, OrganisationFounded facts)
    {
        if (school is not null) return school.Facts == facts ? [] : throw new RuleBroken(OrganisationRules.AlreadyFounded());
        new Rules().Require(facts.Bin.Length == 0 || Bin.IsValid(facts.Bin), OrganisationRules.BinInvalid()).Check();
        return [facts];
    }

    /// <summary>Gives the business number, the place and the names, as of an organisation that was imported without them.</summary>
    public IEnumerable<IDomainEvent> GiveRequisites(RequisitesGiven facts)
    {
        if (facts == Requisites) return [];
        new Rules().Require(Bin.IsValid(facts.Bin), OrganisationRules.BinInvalid()).Check();
        return [facts];
    }

    /// <summary>The organisation was moved to another database; the same move again changes nothing.</summary>
    public IEnumerable<IDomainEvent> Move(OrganisationMoved facts) => facts == LastMove ? [] : [facts];

    /// <summary>Opens an academic year whose quarters follow each other inside it; the same calendar again changes nothing.</summary>
    public IEnumerable<IDomainEvent> OpenYear(AcademicYearOpened facts)
    {
        if (Years.TryGetValue(facts.Year, out var known) && known.IsSameAs(facts)) return [];

        var (year, quarters) = (facts.Year, facts.Quarters);
        var rules = new Rules().Require(known is null, OrganisationRules.YearAlreadyOpened(year));
        var inOrder = quarters.Select(q => q.Number).SequenceEqual(Enumerable.Range(1, quarters.Count))
            && quarters.All(q => q.From <= q.To)
            && quarters.Zip(quarters.Skip(1)).All(pair => pair.First.To < pair.Second.From);
        rules.Require(inOrder, OrganisationRules.QuartersOutOfOrder());

        foreach (var quarter in quarters)
        {
            var inside = quarter.From >= new DateOnly(year, 8, 1) && quarter.To <= new DateOnly(year + 1, 8, 31);
            rules.Require(inside, OrganisationRules.QuarterOutsideYear(quarter.Number));
        }
        rules.Check();
        return [facts];
    }

    /// <summary>Sets the bells of a shift from a day on, within the sanitary norms; the same bells again change nothing.</summary>
    public IEnumerable<IDomainEvent> SetBells(int shift, DateOnly from, IReadOnlyList<Bell> bells, BellNorms norms)
    {
        if (Bells.TryGetValue((shift, from), out var known) && known.SequenceEqual(bells)) return [];

        var rules = new Rules().Require(bells[0].Starts >= norms.EarliestStart, OrganisationRules.StartsTooEarly(norms.EarliestStart));
        for (var i = 0; i < bells.Count; i++) CheckBell(rules, bells, i, norms);
        rules.Require(PausesHold(shift, from, bells, norms.MinShiftPauseMinutes), OrganisationRules.ShiftsTooClose(norms.MinShiftPauseMinutes)).Check();
        return [new BellsSet(Id, shift, from, bells, norms.Edition)];
    }

    /// <inheritdoc />
    public static School? Fold(School? school, object @event) => (school, @event) switch
    {
        (null, OrganisationFounded e) => new(e.OrganisationId, e),
        ({ } s, RequisitesGiven e) => s with { Requisites = e },
        ({ } s, OrganisationMoved e) => s with { LastMove = e },
        ({ } s, AcademicYearOpened e) => s with { Years = s.Years.SetItem(e.Year, e) },
        ({ } s, BellsSet e) => s with { Bells = s.Bells.SetItem((e.Shift, e.From), [.. e.Bells]) },
        _ => school
    };

    // There are no zero lessons, so the first number is 1 or, in a later shift of one count, more.
    private static void CheckBell(Rules rules, IReadOnlyList<Bell> bells, int i, BellNorms norms)
    {
        var bell = bells[i];
        var inOrder = bell.Starts < bell.Ends && bell.Number >= 1 && bell.Number == bells[0].Number + i && (i == 0 || bells[i - 1].Ends <= bell.Starts);
        rules.Require(inOrder, OrganisationRules.BellsOutOfOrder(bell.Number));
        if (!inOrder) return;

        rules.Require((bell.Ends - bell.Starts).TotalMinutes <= norms.MaxLessonMinutes, OrganisationRules.LessonTooLong(bell.Number, norms.MaxLessonMinutes));
        var pause = i == 0 ? norms.MinBreakMinutes : (bell.Starts - bells[i - 1].Ends).TotalMinutes;
        rules.Require(pause >= norms.MinBreakMinutes && pause <= norms.MaxBreakMinutes,
            OrganisationRules.BreakOutsideNorms(bell.Number, norms.MinBreakMinutes, norms.MaxBreakMinutes));
    }

    private bool PausesHold(int shift, DateOnly from, IReadOnlyList<Bell> bells, int minutes) => Bells.Keys
        .Where(k => k.Shift != shift && k.From <= from).GroupBy(k => k.Shift, (_, keys) => keys.MaxBy(k => k.From))
        .All(other => other.Shift < shift
            ? MinutesBetween(Bells[other][^1].Ends, bells[0].Starts) >= minutes
            : MinutesBetween(bells[^1].Ends, Bells[other][0].Starts) >= minutes);

    private static double MinutesBetween(TimeOnly ends, TimeOnly starts) => (starts.ToTimeSpan() - ends.ToTimeSpan()).TotalMinutes;
}
