using EduEvents.Domain.Incidents;
using JasperFx.Events;
using Marten.Events.Aggregation;

namespace EduEvents.Projections.Incidents;

/// <summary>A person on the list of an incident.</summary>
/// <param name="Id">The person.</param>
/// <param name="At">When the person came on the list.</param>
/// <param name="ByHand">Added by hand; else found in the records.</param>
/// <param name="Aside">Set aside again.</param>
/// <param name="Reason">Why added by hand or set aside.</param>
public sealed record ConcernedPerson(Guid Id, DateTimeOffset At, bool ByHand, bool Aside = false, string? Reason = null);

/// <summary>Whom an incident concerns, in the order in which they were found. Ids only; names are read where they are shown.</summary>
public sealed class IncidentPeople
{
    public Guid Id { get; set; }
    public List<ConcernedPerson> People { get; set; } = [];
}

/// <summary>Folds who comes on the list and who is taken off it.</summary>
public sealed class IncidentPeopleProjection : SingleStreamProjection<IncidentPeople, Guid>
{
    public IncidentPeopleProjection()
    {
        IncludeType<PeopleFound>();
        IncludeType<PeopleAdded>();
        IncludeType<PersonSetAside>();
    }

    /// <inheritdoc />
    public override IncidentPeople? Evolve(IncidentPeople? snapshot, Guid id, IEvent e)
    {
        var list = snapshot ?? new IncidentPeople { Id = id };
        var reason = e.GetHeader("reason")?.ToString();
        switch (e.Data)
        {
            case PeopleFound f:
                list.People.AddRange(f.People.Select(p => new ConcernedPerson(p, e.Timestamp, ByHand: false)));
                break;
            case PeopleAdded a:
                var added = a.People.ToHashSet();
                list.People = [.. list.People.Where(p => !added.Contains(p.Id)),
                    .. a.People.Select(p => new ConcernedPerson(p, e.Timestamp, ByHand: true, Reason: reason))];
                break;
            case PersonSetAside s:
                list.People = [.. list.People.Select(p => p.Id == s.PersonId ? p with { Aside = true, Reason = reason } : p)];
                break;
        }
        return list;
    }
}
