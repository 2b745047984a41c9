using EduEvents.Domain.Timetable;
using JasperFx.Events;
using Marten;

namespace EduEvents.Projections.Timetable;

/// <summary>A plan of the week with its lessons and their places. Holds ids only; names are joined when it is shown.</summary>
public sealed class PlanView
{
    public Guid Id { get; set; }
    public int Year { get; set; }
    public int Days { get; set; }
    public string Title { get; set; } = "";
    public DateTimeOffset DraftedAt { get; set; }

    /// <summary>Version of the plan's stream that the view shows.</summary>
    public long Version { get; set; }
    public List<Activity> Activities { get; set; } = [];
    public List<Placement> Cards { get; set; } = [];

    /// <summary>The run of the generation that is under way; null when none is.</summary>
    public RunningGeneration? Generation { get; set; }

    /// <summary>How the last run ended; null when there was none.</summary>
    public EndedGeneration? LastRun { get; set; }

    /// <summary>First day as the timetable; null while it is a draft.</summary>
    public DateOnly? From { get; set; }

    /// <summary>What the soft rules came to when it was published.</summary>
    public int? Score { get; set; }

    /// <summary>The plans of an academic year without their cards, newest first; at most 100.</summary>
    public static Task<IReadOnlyList<PlanLine>> Of(IQuerySession session, int year, CancellationToken stop) =>
        session.AdvancedSql.QueryAsync<PlanLine>($"""
            select jsonb_build_object('id', d.data -> 'id', 'title', d.data -> 'title', 'days', d.data -> 'days', 'draftedAt', d.data -> 'draftedAt',
                'from', d.data -> 'from', 'score', d.data -> 'score', 'placed', jsonb_array_length(d.data -> 'cards'),
                'lessons', (select coalesce(sum(ceil((a ->> 'hours')::numeric)), 0) from jsonb_array_elements(d.data -> 'activities') a))
            from {session.DocumentStore.Options.Schema.For<PlanView>()} d
            where d.tenant_id = ? and (d.data ->> 'year')::int = ? order by d.data ->> 'draftedAt' desc limit 100
            """, stop, session.TenantId, year);
}

/// <summary>A plan in a list.</summary>
public sealed record PlanLine(Guid Id, string Title, int Days, DateTimeOffset DraftedAt, DateOnly? From, int? Score, int Placed, int Lessons);

/// <summary>A run that is under way.</summary>
public sealed record RunningGeneration(Guid GenerationId, DateTimeOffset Since, int Seconds, bool IsStopping);

/// <summary>A run that has ended.</summary>
/// <param name="At">When.</param>
/// <param name="Unplaced">Cards without a place.</param>
/// <param name="Seconds">How long it took.</param>
/// <param name="Cause">Code of what went wrong; null when it found a week.</param>
public sealed record EndedGeneration(DateTimeOffset At, int Unplaced, int Seconds, string? Cause);

/// <summary>Folds the stream of a plan.</summary>
public sealed class PlanViewProjection : StreamView<PlanView>
{
    public PlanViewProjection()
    {
        IncludeType<PlanDrafted>();
        IncludeType<LessonsListed>();
        IncludeType<LessonsUnlisted>();
        IncludeType<CardPlaced>();
        IncludeType<CardMoved>();
        IncludeType<CardRemoved>();
        IncludeType<GenerationRequested>();
        IncludeType<GenerationStopped>();
        IncludeType<CardsArranged>();
        IncludeType<GenerationFailed>();
        IncludeType<PlanPublished>();
    }

    /// <inheritdoc />
    public override PlanView? Evolve(PlanView? snapshot, Guid id, IEvent e)
    {
        var view = snapshot ?? new PlanView { Id = id };
        view.Version = e.Version;
        switch (e.Data)
        {
            case PlanDrafted d:
                (view.Year, view.Days, view.Title, view.DraftedAt) = (d.Year, d.Days, d.Title, e.Timestamp);
                break;
            case GenerationRequested g:
                view.Generation = new(g.GenerationId, e.Timestamp, g.Seconds, false);
                return view;
            case GenerationStopped:
                view.Generation = view.Generation is { } running ? running with { IsStopping = true } : null;
                return view;
            case CardsArranged a:
                (view.Generation, view.LastRun) = (null, new(e.Timestamp, a.Unplaced, a.Seconds, null));
                break;
            case GenerationFailed f:
                (view.Generation, view.LastRun) = (null, new(e.Timestamp, 0, 0, f.Cause));
                return view;
            case PlanPublished p:
                (view.From, view.Score) = (p.From, p.Score);
                return view;
        }
        // What the cards of changed lessons become is decided in one place.
        var plan = Plan.Fold(snapshot is null ? null : StateOf(view), e.Data)!;
        view.Activities = [.. plan.Activities.Values.OrderBy(a => a.ActivityId)];
        view.Cards = [.. plan.Cards.Values.OrderBy(c => c.ActivityId).ThenBy(c => c.Index)];
        return view;
    }

    private static Plan StateOf(PlanView view) => Plan.Of(view.Id, view.Year, view.Days, view.Title, view.Activities, view.Cards);
}
