using EduEvents.Domain;

namespace EduEvents.Projections.Curriculum;

/// <summary>The calendar of the organisation: the module's own copy.</summary>
public sealed class CurriculumYears : SchoolYears
{
    /// <summary>The same id in every organisation; tenants keep them apart.</summary>
    public static readonly Guid TheId = StableId.Of("curriculum.years");
}

/// <summary>Folds the calendars that were approved.</summary>
public sealed class CurriculumYearsProjection() : SchoolYearsProjection<CurriculumYears>(CurriculumYears.TheId);
