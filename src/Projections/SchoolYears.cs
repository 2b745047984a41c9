using EduEvents.Domain;
using EduEvents.Domain.Organisation;
using JasperFx.Events;
using Marten.Events.Projections;

namespace EduEvents.Projections;

/// <summary>The calendar of an organisation, once for each. A module that decides about days derives a copy of its own from it.</summary>
public abstract class SchoolYears
{
    public Guid Id { get; set; }
    public Dictionary<int, AcademicYearOpened> Years { get; set; } = [];

    /// <summary>The quarter of a day with its year; null outside of every quarter.</summary>
    public (int Year, Quarter Quarter)? QuarterOf(DateOnly day) => Years.Values
        .SelectMany(y => y.Quarters.Select(q => ((int Year, Quarter Quarter)?)(y.Year, q)))
        .FirstOrDefault(q => q!.Value.Quarter.From <= day && day <= q.Value.Quarter.To);

    /// <summary>Why a day of an academic year has no lessons; null on a school day.</summary>
    public string? OffOn(DateOnly day, int year, IEnumerable<PublicHoliday> holidays) => day.DayOfWeek switch
    {
        DayOfWeek.Sunday => "sunday",
        DayOfWeek.Saturday when Years.GetValueOrDefault(year)?.Saturdays != true => "saturday",
        _ => Years.Values.SelectMany(y => y.DaysOff).FirstOrDefault(d => d.From <= day && day <= d.To)?.Reason
            ?? holidays.FirstOrDefault(h => h.Is(day))?.Reason
    };

    /// <summary>The school days of a year in order.</summary>
    public IReadOnlyList<DateOnly> SchoolDays(int year, IReadOnlyList<PublicHoliday> holidays) =>
    [
        .. (Years.GetValueOrDefault(year)?.Quarters ?? []).SelectMany(q => Enumerable.Range(0, q.To.DayNumber - q.From.DayNumber + 1).Select(q.From.AddDays))
            .Where(d => OffOn(d, year, holidays) is null)
    ];
}

/// <summary>Folds the calendars that were approved, into one document; tenants keep organisations apart.</summary>
public abstract class SchoolYearsProjection<TYears> : MultiStreamProjection<TYears, Guid> where TYears : SchoolYears, new()
{
    protected SchoolYearsProjection(Guid id) => Identity<AcademicYearOpened>(_ => id);

    /// <inheritdoc />
    public override TYears? Evolve(TYears? snapshot, Guid id, IEvent e)
    {
        var years = snapshot ?? new TYears { Id = id };
        if (e.Data is AcademicYearOpened opened) years.Years[opened.Year] = opened;
        return years;
    }
}
