namespace EduEvents.Domain.Curriculum;

/// <summary>Weekly hours of one rate: reference data with the time it is in force.</summary>
/// <param name="Edition">Name of the edition.</param>
/// <param name="ValidFrom">First day.</param>
/// <param name="ValidTo">Last day; none while it is in force.</param>
/// <param name="HoursARate">Hours a week of one rate (мөлшерлеме/ставка).</param>
/// <param name="ConsentAboveRates">Above so many rates the teacher must agree.</param>
/// <param name="Check">What of this still has to be compared with the act.</param>
public sealed record LoadNorms(string Edition, DateOnly ValidFrom, DateOnly? ValidTo, decimal HoursARate, decimal ConsentAboveRates, IReadOnlyList<string> Check)
{
    /// <summary>The edition in force on a day; null when there was none.</summary>
    public static LoadNorms? On(IEnumerable<LoadNorms> editions, DateOnly day) =>
        editions.LastOrDefault(e => e.ValidFrom <= day && (e.ValidTo is null || day <= e.ValidTo));
}

/// <summary>From how many learners on a class is split in a kind of place: urban, rural, small.</summary>
public sealed record SplitThreshold(string Place, int From);

/// <summary>When a class is split into groups (GOSO, pp. 30, 43-44): reference data with the time it is in force.</summary>
/// <param name="Edition">Name of the edition.</param>
/// <param name="ValidFrom">First day.</param>
/// <param name="ValidTo">Last day; none while it is in force.</param>
/// <param name="Thresholds">Thresholds by place.</param>
/// <param name="Groups">Into how many groups.</param>
/// <param name="LessPerSpecialNeed">By how much a learner with special needs lowers the threshold.</param>
/// <param name="Check">What of this still has to be compared with the act.</param>
public sealed record SplittingNorms(
    string Edition, DateOnly ValidFrom, DateOnly? ValidTo, IReadOnlyList<SplitThreshold> Thresholds, int Groups, int LessPerSpecialNeed, IReadOnlyList<string> Check)
{
    /// <summary>The edition in force on a day; null when there was none.</summary>
    public static SplittingNorms? On(IEnumerable<SplittingNorms> editions, DateOnly day) =>
        editions.LastOrDefault(e => e.ValidFrom <= day && (e.ValidTo is null || day <= e.ValidTo));

    /// <summary>From how many learners on a class is split in a place; null where the norms do not know the place.</summary>
    public int? From(string place) => Thresholds.FirstOrDefault(t => t.Place == place)?.From;
}
