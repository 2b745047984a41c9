using EduEvents.Domain;

namespace EduEvents.Projections.Homework;

/// <summary>The calendar of the organisation: the module's own copy.</summary>
public sealed class HomeworkYears : SchoolYears
{
    /// <summary>The same id in every organisation; tenants keep them apart.</summary>
    public static readonly Guid TheId = StableId.Of("homework.years");
}

/// <summary>Folds the calendars that were approved.</summary>
public sealed class HomeworkYearsProjection() : SchoolYearsProjection<HomeworkYears>(HomeworkYears.TheId);
