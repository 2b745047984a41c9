using System.Text.Json;
using System.Text.Json.Serialization;
using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.Assessment;
using EduEvents.Domain.Curriculum;
using EduEvents.Domain.Homework;
using EduEvents.Domain.Incidents;
using EduEvents.Domain.Journal;
using EduEvents.Domain.Organisation;
using EduEvents.Domain.People;
using EduEvents.Domain.Timetable;

namespace EduEvents.Host.Modules;

/// <summary>Dated reference data that an administrator may change: files in the folder Reference beside the program.</summary>
public static class ReferenceData
{
    private static readonly JsonSerializerOptions Json =
        new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) } };

    /// <summary>Editions of the sanitary norms for bells, oldest first.</summary>
    public static readonly IReadOnlyList<BellNorms> BellNorms = Read<BellNorms>("bell-norms.json");

    /// <summary>Public holidays, each with the time it is in force.</summary>
    public static readonly IReadOnlyList<PublicHoliday> PublicHolidays = Read<PublicHoliday>("public-holidays.json");

    /// <summary>How long rights may be lent.</summary>
    public static readonly GrantLimits GrantLimits = Read<GrantLimits>("grant-limits.json").Single();

    /// <summary>How long there is to tell the authorised body of a breach, oldest term first.</summary>
    public static readonly IReadOnlyList<BreachTerm> BreachTerms = Read<BreachTerm>("breach-terms.json");

    /// <summary>Regions by the first two digits of the KATO code, each with the time it is in force.</summary>
    public static readonly IReadOnlyList<RegionCode> Regions = Read<RegionCode>("kato-regions.json");

    /// <summary>Name of a region; null when the code is none of a region.</summary>
    public static string? RegionName(string code, string language) => Regions.LastOrDefault(r => r.Code == code)?.Names.In(language);

    /// <summary>Editions of the rules of marking, oldest first.</summary>
    public static readonly IReadOnlyList<MarkRules> MarkRules = Read<MarkRules>("mark-rules.json");

    /// <summary>From which numbers on a learner is to be looked after, oldest rules first.</summary>
    public static readonly IReadOnlyList<RiskRules> RiskRules = Read<RiskRules>("risk-rules.json");

    /// <summary>Where learners come from and why they leave.</summary>
    public static readonly IReadOnlyList<DatedCode> MovementReasons = Read<DatedCode>("movement-reasons.json");

    /// <summary>Categories of the contingent.</summary>
    public static readonly IReadOnlyList<DatedCode> LearnerCategories = Read<DatedCode>("learner-categories.json");

    /// <summary>Qualification categories of teachers.</summary>
    public static readonly IReadOnlyList<QualificationRule> TeacherQualifications = Read<QualificationRule>("teacher-qualifications.json");

    /// <summary>How long school lasts, oldest edition first.</summary>
    public static readonly IReadOnlyList<SchoolStages> SchoolStages = Read<SchoolStages>("school-stages.json");

    /// <summary>When classes are split, oldest edition first.</summary>
    public static readonly IReadOnlyList<SplittingRules> SplittingRules = Read<SplittingRules>("splitting-rules.json");
    /// <summary>Editions of the norms of homework, oldest first.</summary>
    public static readonly IReadOnlyList<HomeworkNorms> HomeworkNorms = Read<HomeworkNorms>("homework-norms.json");

    /// <summary>Standard plans by grade and language, oldest first.</summary>
    public static readonly IReadOnlyList<StandardPlan> StandardPlans = Read<StandardPlan>("standard-plans.json");

    /// <summary>Weeks of the year and hours of the week by grade, oldest first.</summary>
    public static readonly IReadOnlyList<WeekNorms> WeekNorms = Read<WeekNorms>("week-norms.json");

    /// <summary>Hours of a rate, oldest first.</summary>
    public static readonly IReadOnlyList<LoadNorms> LoadNorms = Read<LoadNorms>("load-norms.json");

    /// <summary>Allergens of which a menu must tell.</summary>
    public static readonly IReadOnlyList<DatedCode> Allergens = Read<DatedCode>("allergens.json");

    /// <summary>Grounds of free and subsidised meals.</summary>
    public static readonly IReadOnlyList<DatedCode> MealCategories = Read<DatedCode>("meal-categories.json");

    /// <summary>What may be sent as a file.</summary>
    public static readonly FileLimits FileLimits = Read<FileLimits>("file-limits.json").Single();

    /// <summary>Editions of the sanitary norms of the week, oldest first.</summary>
    public static readonly IReadOnlyList<TimetableNorms> TimetableNorms = Read<TimetableNorms>("timetable-norms.json");

    /// <summary>Working days by these holidays.</summary>
    public static readonly WorkingCalendar WorkingDays = new(PublicHolidays);

    /// <summary>Between which bounds the rules for passwords may be set.</summary>
    public static readonly PasswordLimits PasswordLimits = Read<PasswordLimits>("password-limits.json").Single();

    /// <summary>A region or a city that is one.</summary>
    public sealed record RegionCode(string Code, string Kk, string Ru, string En, DateOnly ValidFrom)
    {
        /// <summary>Its name.</summary>
        public LocalNames Names => new(Kk, Ru, En);
    }

    private static List<T> Read<T>(string file) =>
        JsonSerializer.Deserialize<List<T>>(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Reference", file)), Json)!;
}
