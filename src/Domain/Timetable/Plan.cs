using System.Collections.Immutable;

namespace EduEvents.Domain.Timetable;

/// <summary>A plan of the week: lessons to be placed, and the places they have. Once published it does not change; a later one takes its place.</summary>
public sealed record Plan(Guid Id, int Year, int Days) : IState<Plan>
{
    /// <summary>The lessons to be placed.</summary>
    public ImmutableDictionary<Guid, Activity> Activities { get; init; } = ImmutableDictionary<Guid, Activity>.Empty;

    /// <summary>The cards that have a place.</summary>
    public ImmutableDictionary<(Guid ActivityId, int Index), Placement> Cards { get; init; } =
        ImmutableDictionary<(Guid ActivityId, int Index), Placement>.Empty;

    /// <summary>The run of the generation that is under way; null when none is.</summary>
    public Guid? Generation { get; init; }

    /// <summary>True when that run was asked to end.</summary>
    public bool IsStopping { get; init; }

    /// <summary>How it was published; null while it is a draft.</summary>
    public PlanPublished? Published { get; init; }

    /// <summary>The name it began with.</summary>
    public string Title { get; init; } = "";

    /// <summary>Cards without a place.</summary>
    public int Unplaced => Activities.Values.Sum(a => a.Cards) - Cards.Count;

    /// <summary>The cards by their places.</summary>
    public Board Board() => new(Activities, Cards.Values);

    /// <summary>A plan out of its parts.</summary>
    public static Plan Of(Guid id, int year, int days, string title, IEnumerable<Activity> activities, IEnumerable<Placement> cards) =>
        new Plan(id, year, days) { Title = title }.With(activities).With(cards);

    /// <summary>Begins a plan; the same again changes nothing.</summary>
    public static IEnumerable<IDomainEvent> Draft(Plan? plan, PlanDrafted facts, SchoolWeek week)
    {
        if (plan is not null)
            return (plan.Year, plan.Days, plan.Title) == (facts.Year, facts.Days, facts.Title) ? [] : throw new RuleBroken(TimetableRules.PlanAlreadyDrafted());
        new Rules().Require(week.From is not null, TimetableRules.YearUnknown(facts.Year)).Check();
        return [facts];
    }

    /// <summary>Lists lessons to be placed; those that are listed already as they are change nothing.</summary>
    public IEnumerable<IDomainEvent> List(IReadOnlyList<Activity> activities, SchoolWeek week)
    {
        Open().Check();
        var rules = new Rules();
        foreach (var activity in activities) Check(rules, activity, week);
        rules.Check();
        Activity[] news = [.. activities.Where(a => !(Activities.TryGetValue(a.ActivityId, out var known) && known.IsSameAs(a)))];
        return news.Length == 0 ? [] : [new LessonsListed(Id, news)];
    }

    /// <summary>Takes the lessons that the curriculum asks for; what it asked for before and does no more is unlisted.</summary>
    public IEnumerable<IDomainEvent> Take(IReadOnlyList<Activity> activities, SchoolWeek week)
    {
        new Rules().Require(activities.Count > 0, TimetableRules.NothingToTake()).Check();
        IDomainEvent[] listed = [.. List(activities, week)];
        var wanted = activities.Select(a => a.ActivityId).ToHashSet();
        Guid[] left = [.. Activities.Values.Where(a => !wanted.Contains(a.ActivityId) && a.IsOfCurriculum(Id)).Select(a => a.ActivityId).Order()];
        return left.Length == 0 ? listed : [.. listed, new LessonsUnlisted(Id, left)];
    }

    /// <summary>Lessons are not to be placed any more; what is not listed changes nothing.</summary>
    public IEnumerable<IDomainEvent> Unlist(Guid activity)
    {
        if (!Activities.ContainsKey(activity)) return [];
        Open().Check();
        return [new LessonsUnlisted(Id, [activity])];
    }

    /// <summary>Puts a card into a place, or from one into another; where it is already changes nothing.</summary>
    public IEnumerable<IDomainEvent> Place(Placement card, SchoolWeek week)
    {
        Open().Require(Has(card.Card), TimetableRules.CardUnknown()).Check();
        var known = Cards.GetValueOrDefault(card.Card);
        if (known?.IsSameAs(card) == true) return [];
        // To be fixed or freed is no move; who moves a fixed card frees it first.
        new Rules().Require(known is not { Fixed: true } || known.Slot == card.Slot, TimetableRules.CardIsFixed()).Check();
        Clashes.Of(week, Days, Board(), Activities[card.ActivityId], card).Check();
        return [known is null ? new CardPlaced(Id, card) : new CardMoved(Id, known, card)];
    }

    /// <summary>Takes a card out of its place; without a place it changes nothing.</summary>
    public IEnumerable<IDomainEvent> Remove(Guid activity, int index)
    {
        Open().Require(Has((activity, index)), TimetableRules.CardUnknown()).Check();
        if (!Cards.TryGetValue((activity, index), out var known)) return [];
        new Rules().Require(!known.Fixed, TimetableRules.CardIsFixed()).Check();
        return [new CardRemoved(Id, known)];
    }

    /// <summary>Asks for the generation; whatever makes it hopeless is told beforehand.</summary>
    public IEnumerable<IDomainEvent> RequestGeneration(Guid generation, int seconds, SchoolWeek week)
    {
        if (Generation == generation) return [];
        Open().Require(Activities.Count > 0, TimetableRules.NothingToTake()).Check();
        Obstacles.Of(week, this).Check();
        return [new GenerationRequested(Id, generation, seconds)];
    }

    /// <summary>Ends the generation with what it has found, once; without one under way it is refused.</summary>
    public IEnumerable<IDomainEvent> StopGeneration()
    {
        if (IsStopping) return [];
        new Rules().Require(Generation is not null, TimetableRules.GenerationNotRunning()).Check();
        return [new GenerationStopped(Id, Generation!.Value)];
    }

    /// <summary>Records what a run has found. A place that cannot be, because something has changed meanwhile, is left out.</summary>
    public IEnumerable<IDomainEvent> Arrange(Guid generation, IReadOnlyList<Placement> cards, int seconds, SchoolWeek week)
    {
        if (Generation != generation) return [];
        var placed = new List<Placement>(Cards.Values.Where(c => c.Fixed));
        foreach (var card in cards.Where(c => Has(c.Card) && placed.TrueForAll(p => p.Card != c.Card)))
            if (Clashes.Of(week, Days, new(Activities, placed), Activities[card.ActivityId], card).Broken.Count == 0) placed.Add(card);
        return [new CardsArranged(Id, generation, placed, Activities.Values.Sum(a => a.Cards) - placed.Count, seconds)];
    }

    /// <summary>A run found nothing.</summary>
    public IEnumerable<IDomainEvent> Fail(Guid generation, string cause) => Generation == generation ? [new GenerationFailed(Id, generation, cause)] : [];

    /// <summary>Makes the plan the timetable from a day on. Every card has a place, and nothing clashes.</summary>
    public IEnumerable<IDomainEvent> Publish(DateOnly from, SchoolWeek week)
    {
        if (Published is { } known) return known.From == from ? [] : throw new RuleBroken(TimetableRules.PlanIsPublished(known.From));
        var inYear = week.From is { } first && week.To is { } last && from >= first && from <= last;
        Open().Require(inYear, TimetableRules.PublishedOutsideYear(from))
            .Require(Activities.Count > 0, TimetableRules.NothingToTake())
            .Require(Unplaced == 0, TimetableRules.CardsUnplaced(Unplaced)).Check();
        var board = Board();
        Rules.CheckAll(board.Cards.Select(c => Clashes.Of(week, Days, board, board.Of(c), c)));
        return [new PlanPublished(Id, Year, from, Score.Of(week, Days, board).Total, week.Norms.Edition)];
    }

    /// <inheritdoc />
    public static Plan? Fold(Plan? plan, object @event) => (plan, @event) switch
    {
        (null, PlanDrafted e) => Of(e.PlanId, e.Year, e.Days, e.Title, e.Activities, e.Cards),
        ({ } p, LessonsListed e) => p.With(e.Activities),
        ({ } p, LessonsUnlisted e) => (p with { Activities = p.Activities.RemoveRange(e.Activities) }).Swept(),
        ({ } p, CardPlaced e) => p.With([e.Card]),
        ({ } p, CardMoved e) => p.With([e.After]),
        ({ } p, CardRemoved e) => p with { Cards = p.Cards.Remove(e.Card.Card) },
        ({ } p, GenerationRequested e) => p with { Generation = e.GenerationId, IsStopping = false },
        ({ } p, GenerationStopped) => p with { IsStopping = true },
        ({ } p, CardsArranged e) => (p with { Cards = p.Cards.Clear(), Generation = null, IsStopping = false }).With(e.Cards),
        ({ } p, GenerationFailed) => p with { Generation = null, IsStopping = false },
        ({ } p, PlanPublished e) => p with { Published = e },
        _ => plan
    };

    private bool Has((Guid ActivityId, int Index) card) =>
        Activities.TryGetValue(card.ActivityId, out var activity) && card.Index >= 0 && card.Index < activity.Cards;

    private Rules Open() => new Rules().Require(Published is null, TimetableRules.PlanIsPublished(Published?.From ?? default))
        .Require(Generation is null, TimetableRules.GenerationRunning());

    private Plan With(IEnumerable<Placement> cards) => this with { Cards = Cards.SetItems(cards.Select(c => KeyValuePair.Create(c.Card, c))) };

    private Plan With(IEnumerable<Activity> activities) =>
        (this with { Activities = Activities.SetItems(activities.Select(a => KeyValuePair.Create(a.ActivityId, a))) }).Swept();

    // Cards that the lessons have no more, and those whose parts or half are others now, have no place.
    private Plan Swept() => this with
    {
        Cards = Cards.RemoveRange(Cards.Values.Where(c => !Has(c.Card) || c.Rooms.Count != Activities[c.ActivityId].Parts.Count
            || Activities[c.ActivityId].IsHalf(c.Index) != (c.Weeks != Weeks.Every)).Select(c => c.Card))
    };

    private static void Check(Rules rules, Activity activity, SchoolWeek week)
    {
        var groups = activity.Parts.Select(p => p.GroupId).Concat(activity.Classes).Select(g => week.Groups.GetValueOrDefault(g)).ToList();
        rules.Require(groups.TrueForAll(g => g is not null), TimetableRules.GroupUnknown())
            .Require(groups.Select(g => g?.Shift).Distinct().Count() == 1, TimetableRules.ShiftsMixed())
            .Require(activity.Doubles <= Math.Floor(activity.Hours) / 2, TimetableRules.DoublesTooMany((int)(Math.Floor(activity.Hours) / 2)));
        foreach (var twice in activity.Parts.GroupBy(p => p.GroupId).Where(g => g.Count() > 1))
            rules.Require(false, TimetableRules.GroupTwice(week.Groups.GetValueOrDefault(twice.Key)?.Title ?? ""));
        // One teacher may teach several grades of a class-set at once, never two subgroups of a class.
        var split = activity.Parts.GroupBy(p => (p.TeacherId, Class: week.Groups.GetValueOrDefault(p.GroupId)?.ClassId)).Any(g => g.Key.Class is not null && g.Count() > 1);
        rules.Require(!split, TimetableRules.TeacherInTwoSubgroups());
    }
}
