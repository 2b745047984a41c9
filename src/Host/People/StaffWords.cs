using EduEvents.Host.Modules;
using EduEvents.Host.Web;
using EduEvents.Projections.People;
using Microsoft.Extensions.Localization;

namespace EduEvents.Host.People;

/// <summary>Says what is known of staff in the reader's language.</summary>
public static class StaffWords
{
    /// <summary>The name of a qualification category.</summary>
    public static string Qualification(string code) =>
        ReferenceData.TeacherQualifications.LastOrDefault(q => q.Code == code)?.Names.In(Cultures.Language) ?? code;

    /// <summary>A position; what has no code is told as it was written.</summary>
    public static string Position(string position, IStringLocalizer texts) =>
        texts[$"value.Position.{position}"] is { ResourceNotFound: false } words ? words : position;

    /// <summary>Position, and the last day of who has left.</summary>
    public static string Below(PersonCard person, IStringLocalizer texts) => string.Join(" · ", new[]
    {
        Position(person.Position!, texts), person.Departed is { } left ? texts["profile.left", Format.Date(left)].Value : null
    }.OfType<string>());
}
