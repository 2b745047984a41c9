using EduEvents.Host.Modules;
using EduEvents.Host.Web;
using EduEvents.Projections.People;
using Microsoft.Extensions.Localization;

namespace EduEvents.Host.People;

/// <summary>Says codes and keys of the contingent in the reader's language.</summary>
public static class ContingentWords
{
    /// <summary>The class of a learner as people say it; empty for none.</summary>
    public static string Class(ContingentRow row) => row.Letter is null ? ""
        : new ClassCard { Grade = row.Grade ?? 0, Letter = row.Letter }.Title();

    /// <summary>What a number counts. A class is named by its row.</summary>
    public static string Key(ContingentBy by, string key, IStringLocalizer texts) => by switch
    {
        _ when key.Length == 0 => texts["contingent.no_class"],
        ContingentBy.Grade => texts["contingent.grade", key],
        ContingentBy.Language => texts[$"value.Language.{key}"] is { ResourceNotFound: false } language ? language : key,
        ContingentBy.Shift => texts["contingent.shift", key],
        ContingentBy.Category => Category(key),
        _ => key
    };

    /// <summary>What a line of a report counts.</summary>
    public static string Line(ContingentReport report, ContingentLine line, IStringLocalizer texts) =>
        report.By == ContingentBy.Class && line.Key.Length > 0 ? Class(report.Rows.First(r => $"{r.GroupId}" == line.Key)) : Key(report.By, line.Key, texts);

    /// <summary>The name of a category.</summary>
    public static string Category(string code) =>
        ReferenceData.LearnerCategories.LastOrDefault(c => c.Code == code)?.Names.In(Cultures.Language) ?? code;

    /// <summary>The name of where somebody comes from or why somebody left; what has no code is told as it was written.</summary>
    public static string Reason(Movement move) => Reason(MovementReport.Goes(move) ? "departure" : "arrival", move.Reason);

    /// <summary>The name of a code of a group.</summary>
    public static string Reason(string group, string code) =>
        ReferenceData.MovementReasons.LastOrDefault(r => r.Group == group && r.Code == code)?.Names.In(Cultures.Language) ?? code;

    /// <summary>The classes a report names.</summary>
    public static IEnumerable<Guid> Classes(MovementReport report) =>
        report.Moves.SelectMany(m => new[] { m.Move.GroupId, m.Move.LeftGroupId }).OfType<Guid>().Distinct();
}
