namespace EduEvents.Domain.People;

/// <summary>How long school lasts, by one edition. Reference data, changed by an administrator.</summary>
/// <param name="Edition">Name of the edition.</param>
/// <param name="ValidFrom">First day of the edition.</param>
/// <param name="LastGrade">The grade after which learners graduate.</param>
public sealed record SchoolStages(string Edition, DateOnly ValidFrom, int LastGrade);
