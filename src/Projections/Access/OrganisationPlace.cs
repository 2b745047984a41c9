using EduEvents.Domain.Organisation;
using JasperFx.Events;

namespace EduEvents.Projections.Access;

/// <summary>Where an organisation stands and of what kind it is; rights of regions and districts go by it.</summary>
public sealed class OrganisationPlace
{
    public Guid Id { get; set; }
    public string Kind { get; set; } = "";

    /// <summary>The KATO codes it has had, oldest first; empty where it was not known.</summary>
    public List<PlacedFrom> Places { get; set; } = [];

    /// <summary>The KATO code by which rights go now.</summary>
    public string Kato => Places.Count > 0 ? Places[^1].Kato : "";

    /// <summary>The KATO code by which rights went at a moment.</summary>
    public string KatoAt(DateTimeOffset moment) => Places.LastOrDefault(p => p.From <= moment)?.Kato ?? "";
}

/// <summary>A KATO code and the moment from which rights went by it.</summary>
public sealed record PlacedFrom(DateTimeOffset From, string Kato);

/// <summary>Folds an organisation's own stream.</summary>
public sealed class OrganisationPlaceProjection : StreamView<OrganisationPlace>
{
    public OrganisationPlaceProjection()
    {
        IncludeType<OrganisationFounded>();
        IncludeType<RequisitesGiven>();
    }

    /// <inheritdoc />
    public override OrganisationPlace? Evolve(OrganisationPlace? snapshot, Guid id, IEvent e)
    {
        var place = snapshot ?? new OrganisationPlace { Id = id };
        if (e.Data is OrganisationFounded founded) place.Kind = founded.Kind;
        var kato = e.Data switch { OrganisationFounded f => f.Kato, RequisitesGiven r => r.Kato, _ => place.Kato };
        if (kato != place.Kato) place.Places.Add(new(e.Timestamp, kato));
        return place;
    }
}
