namespace EduEvents.Domain.Assessment;

/// <summary>The kinds of results that a mark is made of.</summary>
public enum MarkPart
{
    /// <summary>Formative points of lessons and homework (ҚБ/ФО).</summary>
    Formative,

    /// <summary>Summative work at the end of a unit (БЖБ/СОР).</summary>
    Sor,

    /// <summary>Summative work at the end of a quarter (ТЖБ/СОЧ).</summary>
    Soch
}

/// <summary>How several summative works of a quarter become one share.</summary>
public enum WorkAggregation
{
    /// <summary>All points by all maxima.</summary>
    SumOfPoints,

    /// <summary>The mean of the shares of the works.</summary>
    MeanOfShares
}

/// <summary>What is done to the percent before the table of marks is looked up.</summary>
public enum PercentRounding
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>To a whole percent, a half up.</summary>
    HalfUp
}

/// <summary>When a year of pass or fail is passed.</summary>
public enum YearPassing
{
    /// <summary>When every assessed period is passed.</summary>
    Every,

    /// <summary>When the last assessed period is passed.</summary>
    Last
}

/// <summary>Weights of the parts in percent.</summary>
public sealed record MarkWeights(int Formative, int Sor, int Soch)
{
    /// <summary>The weight of a part.</summary>
    public int Of(MarkPart part) => part switch
    {
        MarkPart.Formative => Formative,
        MarkPart.Sor => Sor,
        MarkPart.Soch => Soch,
        _ => throw new ArgumentOutOfRangeException(nameof(part))
    };
}

/// <summary>From which percent on there is a mark.</summary>
public sealed record MarkStep(int Mark, int FromPercent);

/// <summary>The table of marks of some grades, the highest mark first.</summary>
public sealed record MarkScale(int FromGrade, int ToGrade, IReadOnlyList<MarkStep> Steps);

/// <summary>The least and the most that the maximum of a unit's work may be in some grades, in points.</summary>
public sealed record PointBounds(int FromGrade, int ToGrade, int Least, int Most);

/// <summary>Limits of summative works.</summary>
/// <param name="SorAQuarter">Works of units in a subject in a quarter, at most.</param>
/// <param name="SochAQuarter">Works of the quarter in a subject, at most.</param>
/// <param name="SochADay">Works of the quarter of a class on one day, at most.</param>
/// <param name="SochOnLastDay">Whether one may be on the last school day of the quarter.</param>
/// <param name="SorWithSoch">Whether both kinds of a subject may be on one day.</param>
/// <param name="SorPoints">Bounds of the maxima of works of units.</param>
public sealed record WorkLimits(
    int SorAQuarter, int SochAQuarter, int SochADay, bool SochOnLastDay, bool SorWithSoch, IReadOnlyList<PointBounds> SorPoints);

/// <summary>Rules of the year.</summary>
/// <param name="Passing">When a year of pass or fail is passed.</param>
/// <param name="ExamGrades">Grades with exams.</param>
/// <param name="YearWeight">Weight of the year mark against the exam, in percent.</param>
/// <param name="ExamWeight">Weight of the exam, in percent.</param>
/// <param name="RepeatFrom">With so many subjects failed the year is repeated at once; with fewer there is a work of the year first.</param>
public sealed record YearRules(
    YearPassing Passing, IReadOnlyList<int> ExamGrades, int YearWeight, int ExamWeight, int RepeatFrom);

/// <summary>An edition of the rules of marking: reference data with the time it is in force, never constants of a program.</summary>
/// <param name="Edition">Name that results keep for ever.</param>
/// <param name="ValidFrom">First day.</param>
/// <param name="ValidTo">Last day; none while it is in force.</param>
/// <param name="FirstMarkedGrade">The lowest grade with marks.</param>
/// <param name="Weights">Weights of the parts.</param>
/// <param name="Works">How several works become one share.</param>
/// <param name="Rounding">Rounding before the table.</param>
/// <param name="Scales">Tables of marks.</param>
/// <param name="HalfYearUpToHours">Subjects of so many hours a week have marks per half-year and no work of the quarter.</param>
/// <param name="MayLack">Parts without which there is a mark all the same, of the other parts: who came late may have none of them.</param>
/// <param name="Limits">Limits of summative works.</param>
/// <param name="Year">Rules of the year.</param>
/// <param name="DegreeWeights">Weight of each mark in the degree of learning (ОБД/СОУ), in percent.</param>
/// <param name="Check">What of this still has to be compared with the act; names of properties.</param>
public sealed record MarkRules(
    string Edition, DateOnly ValidFrom, DateOnly? ValidTo, int FirstMarkedGrade, MarkWeights Weights, WorkAggregation Works,
    PercentRounding Rounding, IReadOnlyList<MarkScale> Scales, decimal HalfYearUpToHours, IReadOnlyList<MarkPart> MayLack, WorkLimits Limits,
    YearRules Year, IReadOnlyDictionary<int, int> DegreeWeights, IReadOnlyList<string> Check)
{
    /// <summary>The edition in force on a day; null when there was none.</summary>
    public static MarkRules? On(IEnumerable<MarkRules> editions, DateOnly day) =>
        editions.LastOrDefault(e => e.ValidFrom <= day && (e.ValidTo is null || day <= e.ValidTo));

    /// <summary>How a subject of so many hours a week is marked; hours that nobody has told make it a subject of quarters.</summary>
    public MarkPeriod PeriodOf(decimal? hoursAWeek) => hoursAWeek <= HalfYearUpToHours ? MarkPeriod.HalfYear : MarkPeriod.Quarter;

    /// <summary>The mark of a percent in a grade; null when the edition has no table for the grade.</summary>
    public int? MarkOf(Fraction percent, int grade)
    {
        var reached = Rounding == PercentRounding.HalfUp ? percent.HalfUp() : percent;
        return Scales.FirstOrDefault(s => s.FromGrade <= grade && grade <= s.ToGrade)?.Steps.First(s => reached >= s.FromPercent).Mark;
    }
}
