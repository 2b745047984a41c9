namespace EduEvents.Domain.People;

/// <summary>
/// When a class is split and how many classes of a small school may learn together, by one edition (GOSO, pp. 30, 43-44). Reference data, changed
/// by an administrator.
/// </summary>
/// <param name="Edition">Name of the edition.</param>
/// <param name="ValidFrom">First day of the edition.</param>
/// <param name="From">Learners from which a class is split, by kind of place: urban, rural, small.</param>
/// <param name="LessForEachWithNeeds">The number falls by so many for each learner with special needs.</param>
/// <param name="MostClassesTogether">Classes in one class-set at most.</param>
/// <param name="Subjects">The subjects in which.</param>
public sealed record SplittingRules(
    string Edition, DateOnly ValidFrom, IReadOnlyDictionary<string, int> From, int LessForEachWithNeeds, int MostClassesTogether,
    IReadOnlyList<SplitSubject> Subjects)
{
    /// <summary>True when a class of so many is split.</summary>
    /// <param name="place">Kind of place.</param>
    /// <param name="learners">Its learners.</param>
    /// <param name="withNeeds">Those with special needs among them.</param>
    public bool Splits(string place, int learners, int withNeeds) => learners > 1 && learners >= Threshold(place, withNeeds);

    /// <summary>Learners from which a class with so many with special needs is split.</summary>
    public int Threshold(string place, int withNeeds) => From[place] - LessForEachWithNeeds * withNeeds;

    /// <summary>The rule for a subject in a class; none where it is not split.</summary>
    public SplitSubject? For(string code, int grade, string language) => Subjects.FirstOrDefault(s => s.Codes.Contains(code) && s.FromGrade <= grade
        && grade <= s.ToGrade && s.NotInLanguage != language && (s.OnlyInLanguage is null || s.OnlyInLanguage == language));
}

/// <summary>A subject in which classes are split.</summary>
/// <param name="Codes">Codes of the subject in catalogues of schools.</param>
/// <param name="FromGrade">First grade.</param>
/// <param name="ToGrade">Last grade.</param>
/// <param name="NotInLanguage">Language of instruction in which it is not.</param>
/// <param name="OnlyInLanguage">Language of instruction in which alone it is.</param>
/// <param name="Must">True where it must be; else it may be.</param>
public sealed record SplitSubject(
    IReadOnlyList<string> Codes, int FromGrade, int ToGrade, bool Must, string? NotInLanguage = null, string? OnlyInLanguage = null);
