using EduEvents.Domain;
using EduEvents.Domain.Gate;
using JasperFx.Events;
using Marten;
using Marten.Events.Projections;

namespace EduEvents.Projections.Gate;

/// <summary>The passes of one person on one day: what tells who was inside at any minute, who was late and how long staff were there.</summary>
public sealed class PassDay
{
    /// <summary>No more people pass the gates of an organisation on a day.</summary>
    public const int Most = 20_000;

    public Guid Id { get; set; }
    public Guid PersonId { get; set; }
    public DateOnly On { get; set; }

    /// <summary>In the order of the terminals' clocks.</summary>
    public List<PassTime> Passes { get; set; } = [];

    /// <summary>The document of a person's day.</summary>
    public static Guid IdOf(Guid person, DateOnly on) => StableId.Of("gate.pass_day", person, on);

    /// <summary>True when the last pass until a moment led inside.</summary>
    public bool WasInside(DateTimeOffset at) => Passes.LastOrDefault(p => p.At <= at) is { Direction: Direction.In };

    /// <summary>When the person first came in; null when they never did.</summary>
    public DateTimeOffset? FirstIn => Passes.Find(p => p.Direction == Direction.In)?.At;

    /// <summary>When the person last went out; null while they are inside or never went.</summary>
    public DateTimeOffset? LastOut => Passes.LastOrDefault() is { Direction: Direction.Out } last ? last.At : null;

    /// <summary>How long the person was inside, up to a moment for who still is. What came in without going out before counts from the first time.</summary>
    public TimeSpan Inside(DateTimeOffset until)
    {
        var (sum, since) = (TimeSpan.Zero, (DateTimeOffset?)null);
        foreach (var pass in Passes.Where(p => p.At <= until))
        {
            if (pass.Direction == Direction.In) since ??= pass.At;
            else if (since is { } from) (sum, since) = (sum + (pass.At - from), null);
        }
        return since is { } open ? sum + (until - open) : sum;
    }

    /// <summary>Everybody who passed on a day; at most 20,000.</summary>
    public static Task<IReadOnlyList<PassDay>> Of(IQuerySession session, DateOnly on, CancellationToken stop) =>
        session.Query<PassDay>().Where(p => p.On == on).Take(Most).ToListAsync(stop);
}

/// <summary>One pass.</summary>
public sealed record PassTime(DateTimeOffset At, Direction Direction);

/// <summary>Folds passes by person and day.</summary>
public sealed class PassDayProjection : MultiStreamProjection<PassDay, Guid>
{
    public PassDayProjection() => Identity<GatePassed>(e => PassDay.IdOf(e.PersonId, e.On));

    /// <inheritdoc />
    public override PassDay? Evolve(PassDay? snapshot, Guid id, IEvent e)
    {
        if (e.Data is not GatePassed pass) return snapshot;
        var day = snapshot ?? new PassDay { Id = id, PersonId = pass.PersonId, On = pass.On };
        // A late backlog stands where its clock says, after what was recorded of the same instant.
        day.Passes.Insert(day.Passes.FindLastIndex(p => p.At <= pass.At) + 1, new(pass.At, pass.Direction));
        return day;
    }
}
