using EduEvents.Domain.People;
using JasperFx.Events;
using Marten;
using Marten.Events.Projections;
using Marten.Services.BatchQuerying;

namespace EduEvents.Projections.People;

/// <summary>A person of the organisation: who, as what, in which class. Names are stored encrypted.</summary>
public sealed class PersonCard
{
    public Guid Id { get; set; }
    public FullName? Name { get; set; }
    public bool IsLearner { get; set; }
    public string? Position { get; set; }
    public Guid? GroupId { get; set; }
    public DateOnly? Departed { get; set; }
    public List<Membership> Memberships { get; set; } = [];

    /// <summary>Memberships of subgroups; many may be open at once.</summary>
    public List<Membership> Subgroups { get; set; } = [];
    public List<GuardianCard> Guardians { get; set; } = [];

    /// <summary>The class of each learner who is in one now; at most 20,000, without names.</summary>
    public static Task<IReadOnlyList<InClass>> GroupsOf(IBatchedQuery batch) =>
        batch.Query<PersonCard>().Where(p => p.GroupId != null).Take(20_000).Select(p => new InClass(p.Id, p.GroupId!.Value)).ToList();

    /// <summary>The learners of a class; at most 200.</summary>
    public static Task<IReadOnlyList<PersonCard>> OfClass(IQuerySession session, Guid group, CancellationToken stop) =>
        session.Query<PersonCard>().Where(p => p.GroupId == group).Take(200).ToListAsync(stop);

    /// <summary>Names of people as lists show them, in one round trip; who is unknown or erased is missing.</summary>
    public static async Task<IReadOnlyDictionary<Guid, string>> NamesOf(
        IQuerySession session, IReadOnlyCollection<Guid> people, CancellationToken stop)
    {
        if (people.Count == 0) return new Dictionary<Guid, string>();
        var cards = await session.LoadManyAsync<PersonCard>(stop, people);
        return cards.Where(c => c.Name?.Listed() is { Length: > 0 }).ToDictionary(c => c.Id, c => c.Name!.Listed());
    }
}

/// <summary>A learner and the class they are in now.</summary>
public sealed record InClass(Guid Id, Guid GroupId);

/// <summary>Membership of a class or a subgroup, both days included; open while the last is missing.</summary>
public sealed record Membership(Guid GroupId, DateOnly From, DateOnly? To)
{
    /// <summary>True when the membership holds on the day.</summary>
    public bool HoldsOn(DateOnly day) => From <= day && (To is null || day <= To);
}

/// <summary>Who may act for a learner.</summary>
public sealed record GuardianCard(Guid GuardianId, string Relation, DateOnly From);

/// <summary>Folds what happens to a person; a guardian gets a card of their own.</summary>
public sealed class PersonCardProjection : MultiStreamProjection<PersonCard, Guid>
{
    public PersonCardProjection()
    {
        Identity<LearnerAdmitted>(e => e.LearnerId);
        Identity<LearnerPlaced>(e => e.LearnerId);
        Identity<LearnerJoinedGroup>(e => e.LearnerId);
        Identity<LearnerLeftGroup>(e => e.LearnerId);
        Identity<LearnerDeparted>(e => e.LearnerId);
        Identity<LearnerReadmitted>(e => e.LearnerId);
        Identity<PlacingAnnulled>(e => e.LearnerId);
        Identity<DepartureAnnulled>(e => e.LearnerId);
        Identities<GuardianLinked>(e => [e.LearnerId, e.GuardianId]);
        Identity<GuardianUnlinked>(e => e.LearnerId);
        Identity<StaffHired>(e => e.StaffId);
        Identity<StaffDismissed>(e => e.StaffId);
        Identity<NameChanged>(e => e.PersonId);
    }

    /// <inheritdoc />
    public override PersonCard? Evolve(PersonCard? snapshot, Guid id, IEvent e)
    {
        var card = snapshot ?? new PersonCard { Id = id };
        switch (e.Data)
        {
            case LearnerAdmitted a:
                (card.Name, card.IsLearner) = (a.Name, true);
                break;
            case GuardianLinked g when g.GuardianId == id:
                // Who learns or works here is named by that, not by what a learner's papers say.
                if (card is { IsLearner: false, Position: null }) card.Name = g.Name;
                break;
            case GuardianLinked g:
                card.Guardians.RemoveAll(x => x.GuardianId == g.GuardianId);
                card.Guardians.Add(new(g.GuardianId, g.Relation, g.From));
                break;
            case GuardianUnlinked u:
                card.Guardians.RemoveAll(x => x.GuardianId == u.GuardianId);
                break;
            case StaffHired s:
                (card.Name, card.Position) = (s.Name, s.Position);
                break;
            case StaffDismissed d:
                card.Departed = d.On;
                break;
            case NameChanged n:
                card.Name = n.Name;
                break;
            default:
                Move(card, e.Data);
                break;
        }
        return card;
    }

    private static void Move(PersonCard card, object @event)
    {
        switch (@event)
        {
            case LearnerPlaced p:
                card.Memberships = [.. TakeOut(card.Memberships, p.From, p.Until), new(p.GroupId, p.From, p.Until)];
                if (p.Until is null) card.GroupId = p.GroupId;
                break;
            case LearnerJoinedGroup j:
                card.Subgroups.Add(new(j.GroupId, j.From, null));
                break;
            case LearnerLeftGroup l:
                card.Subgroups = [.. card.Subgroups.Where(s => s.GroupId != l.GroupId),
                    .. TakeOut(card.Subgroups.Where(s => s.GroupId == l.GroupId), l.On.AddDays(1), null)];
                break;
            case LearnerDeparted d:
                card.Memberships = [.. TakeOut(card.Memberships, d.On.AddDays(1), null)];
                (card.GroupId, card.Departed) = (null, d.On);
                break;
            case LearnerReadmitted:
                card.Departed = null;
                break;
            case PlacingAnnulled p:
                card.Memberships = [.. TakeOut(card.Memberships, p.From, p.Until)];
                if (p.RestoredGroupId is { } back) PutBack(card, new(back, p.From, p.Until));
                if (p.Until is null) card.GroupId = p.RestoredGroupId;
                break;
            case DepartureAnnulled d:
                foreach (var stay in d.Restored) PutBack(card, new(stay.GroupId, stay.From, stay.To));
                (card.GroupId, card.Departed) = (d.Restored.Count > 0 ? d.Restored[^1].GroupId : null, null);
                break;
        }
    }

    private static IEnumerable<Membership> TakeOut(IEnumerable<Membership> memberships, DateOnly from, DateOnly? to) =>
        memberships.SelectMany(m => Periods.Without(m.From, m.To, from, to).Select(p => m with { From = p.From, To = p.To }));

    private static void PutBack(PersonCard card, Membership back) => card.Memberships =
    [
        .. card.Memberships.Where(m => m.GroupId != back.GroupId),
        .. Periods.With(card.Memberships.Where(m => m.GroupId == back.GroupId).Select(m => (m.From, m.To)), back.From, back.To)
            .Select(p => new Membership(back.GroupId, p.From, p.To))
    ];
}
