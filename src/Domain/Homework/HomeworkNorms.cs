namespace EduEvents.Domain.Homework;

/// <summary>Minutes of homework a day in some grades, over all subjects together.</summary>
public sealed record GradeMinutes(int FromGrade, int ToGrade, int Minutes);

/// <summary>An edition of the norms of homework: reference data with the time it is in force, never constants of a program.</summary>
/// <param name="Edition">Name that homework keeps for ever.</param>
/// <param name="ValidFrom">First day.</param>
/// <param name="ValidTo">Last day; none while it is in force.</param>
/// <param name="Grades">Minutes a day by grade; none at all where it says nought.</param>
/// <param name="ForHolidays">Whether homework may be given for holidays between quarters.</param>
/// <param name="FamilyHandsInUpToGrade">Up to this grade a guardian may hand a work in.</param>
/// <param name="Check">What of this still has to be compared with the act; names of properties.</param>
public sealed record HomeworkNorms(
    string Edition, DateOnly ValidFrom, DateOnly? ValidTo, IReadOnlyList<GradeMinutes> Grades, bool ForHolidays, int FamilyHandsInUpToGrade,
    IReadOnlyList<string> Check)
{
    /// <summary>The edition in force on a day; null when there was none.</summary>
    public static HomeworkNorms? On(IEnumerable<HomeworkNorms> editions, DateOnly day) =>
        editions.LastOrDefault(e => e.ValidFrom <= day && (e.ValidTo is null || day <= e.ValidTo));

    /// <summary>Minutes a day in a grade; null where the norms name none.</summary>
    public int? MinutesIn(int grade) => Grades.FirstOrDefault(g => g.FromGrade <= grade && grade <= g.ToGrade)?.Minutes;
}

/// <summary>A homework as it counts for the load of a day.</summary>
public sealed record LoadItem(Guid GroupId, Guid SubjectId, int Minutes);

/// <summary>How much is to be done by a day.</summary>
public static class HomeworkLoad
{
    /// <summary>
    /// Minutes that a learner of the class has at most: what the class has, and of each subject's subgroups the one that has most, for nobody is in two.
    /// </summary>
    public static int Minutes(Guid classId, IEnumerable<LoadItem> items) => items.GroupBy(i => i.SubjectId).Sum(subject =>
        subject.Where(i => i.GroupId == classId).Sum(i => i.Minutes)
        + subject.Where(i => i.GroupId != classId).GroupBy(i => i.GroupId).Select(g => g.Sum(i => i.Minutes)).DefaultIfEmpty().Max());
}
