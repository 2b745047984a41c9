using EduEvents.Domain;
using EduEvents.Domain.Organisation;
using JasperFx.Events;
using Marten;

namespace EduEvents.Projections.Organisation;

/// <summary>An organisation as its own pages and the platform's list show it.</summary>
public sealed class OrganisationCard
{
    public Guid Id { get; set; }
    public string Bin { get; set; } = "";
    public LocalNames Names { get; set; } = new("", "");
    public string Kind { get; set; } = "";
    public string Kato { get; set; } = "";
    public List<YearCard> Years { get; set; } = [];
    public List<BellsCard> Bells { get; set; } = [];

    /// <summary>Organisations by their ids, over all tenants; at most 200.</summary>
    public static Task<IReadOnlyList<OrganisationCard>> Of(IQuerySession session, Guid[] ids, CancellationToken stop) =>
        session.Query<OrganisationCard>().Where(o => o.AnyTenant() && o.Id.In(ids)).Take(200).ToListAsync(stop);

    /// <summary>Organisations whose Kazakh or Russian name or BIN holds a text, over all tenants; at most 50.</summary>
    /// <param name="session">Reads over all tenants.</param>
    /// <param name="text">Part of the name; null for all.</param>
    /// <param name="areas">Beginnings of the KATO codes looked in; none for everywhere.</param>
    /// <param name="stop">Breaks off.</param>
    public static Task<IReadOnlyList<OrganisationCard>> Search(IQuerySession session, string? text, string[] areas, CancellationToken stop)
    {
        var part = text?.Trim() ?? "";
        var placed = areas.Length == 0 ? session.Query<OrganisationCard>().Where(o => o.AnyTenant())
            : session.Query<OrganisationCard>().Where(o => o.AnyTenant()
                && (o.Kato.Substring(0, 2).In(areas) || o.Kato.Substring(0, 4).In(areas)));
        return placed
            .Where(o => (o.Names.Kk.Contains(part, StringComparison.OrdinalIgnoreCase)
                || o.Names.Ru.Contains(part, StringComparison.OrdinalIgnoreCase) || o.Bin == part))
            .OrderBy(o => o.Id).Take(50).ToListAsync(stop);
    }

    /// <summary>When a lesson begins by the bells in force; null when none are set.</summary>
    public TimeOnly? StartOf(int shift, int lesson, DateOnly day) => Bells
        .Where(b => b.Shift == shift && b.From <= day).OrderByDescending(b => b.From)
        .SelectMany(b => b.Bells.Take(20).Where(x => x.Number == lesson)).Select(b => (TimeOnly?)b.Starts).FirstOrDefault();

    /// <summary>The quarter of a day, if the day is in one.</summary>
    public (int Year, Quarter Quarter)? QuarterOf(DateOnly day) => Years
        .SelectMany(y => y.Quarters.Select(q => (y.Year, Quarter: q)))
        .Where(x => x.Quarter.From <= day && day <= x.Quarter.To)
        .Select(x => ((int, Quarter)?)x).FirstOrDefault();

    /// <summary>The quarter of a day or, in the holidays, the last one before it.</summary>
    public (int Year, Quarter Quarter)? LastQuarterAt(DateOnly day) => QuarterOf(day) ?? Years
        .SelectMany(y => y.Quarters.Select(q => (y.Year, Quarter: q)))
        .Where(x => x.Quarter.From <= day).OrderByDescending(x => x.Quarter.From)
        .Select(x => ((int, Quarter)?)x).FirstOrDefault();
}

/// <summary>One academic year of an organisation.</summary>
public sealed record YearCard(int Year, IReadOnlyList<Quarter> Quarters, IReadOnlyList<DaysOff> DaysOff, bool Saturdays = false);

/// <summary>The bells of one shift from a day on.</summary>
public sealed record BellsCard(int Shift, DateOnly From, IReadOnlyList<Bell> Bells);

/// <summary>Folds an organisation's own stream.</summary>
public sealed class OrganisationCardProjection : StreamView<OrganisationCard>
{
    public OrganisationCardProjection()
    {
        IncludeType<OrganisationFounded>();
        IncludeType<RequisitesGiven>();
        IncludeType<AcademicYearOpened>();
        IncludeType<BellsSet>();
    }

    /// <inheritdoc />
    public override OrganisationCard? Evolve(OrganisationCard? snapshot, Guid id, IEvent e)
    {
        var card = snapshot ?? new OrganisationCard { Id = id };
        switch (e.Data)
        {
            case OrganisationFounded f:
                (card.Bin, card.Names, card.Kind, card.Kato) = (f.Bin, f.Names, f.Kind, f.Kato);
                break;
            case RequisitesGiven r:
                (card.Bin, card.Names, card.Kato) = (r.Bin, r.Names, r.Kato);
                break;
            case AcademicYearOpened y:
                card.Years.Add(new(y.Year, y.Quarters, y.DaysOff, y.Saturdays));
                break;
            case BellsSet b:
                card.Bells.RemoveAll(x => x.Shift == b.Shift && x.From == b.From);
                card.Bells.Add(new(b.Shift, b.From, b.Bells));
                break;
        }
        return card;
    }
}
