using EduEvents.Domain;
using EduEvents.Host.Modules;

namespace EduEvents.Host.Web;

/// <summary>Names of codes out of the reference data, by the property of an event that holds them.</summary>
public static class Classifiers
{
    private static readonly Dictionary<string, IReadOnlyList<DatedCode>> Of = new()
    {
        ["Arrival"] = ReferenceData.MovementReasons,
        ["Departure"] = ReferenceData.MovementReasons,
        ["Category"] = [.. ReferenceData.LearnerCategories, .. ReferenceData.MealCategories],
        ["Allergens"] = ReferenceData.Allergens,
        ["Qualification"] = [.. ReferenceData.TeacherQualifications.Select(q => new DatedCode("", q.Code, q.Kk, q.Ru, q.En, q.ValidFrom))]
    };

    /// <summary>The name of a code; null where the property holds none or the code is not known.</summary>
    public static string? Name(string property, string code) =>
        Of.GetValueOrDefault(property)?.LastOrDefault(c => c.Code == code)?.Names.In(Cultures.Language);
}
