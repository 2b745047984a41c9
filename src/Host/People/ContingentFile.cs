using EduEvents.Host.Http;
using EduEvents.Host.Web;
using EduEvents.Projections.People;
using Microsoft.Extensions.Localization;

namespace EduEvents.Host.People;

/// <summary>The contingent and its movement as files in the reader's words, a line for each learner.</summary>
public static class ContingentFile
{
    /// <summary>The learners of a day.</summary>
    public static async Task<IResult> Day(ReadRequest r, ContingentReport report)
    {
        var (texts, names) = (r.Get<IStringLocalizer<Text>>(), await PersonCard.NamesOf(r.Session, [.. report.Rows.Select(x => x.LearnerId)], r.Stop));
        return Send(r, $"contingent-{Format.Iso(report.On)}", ["learner", "class", "grade", "language", "shift"], texts, report.Rows
            .Select(x => (x, Name: names.GetValueOrDefault(x.LearnerId, ""))).OrderBy(x => x.x.Grade).ThenBy(x => x.x.Letter, Format.ByName)
            .ThenBy(x => x.Name, Format.ByName).Select(x => (object[])[x.Name, ContingentWords.Class(x.x), Number(x.x.Grade),
                ContingentWords.Key(ContingentBy.Language, x.x.Language ?? "", texts), Number(x.x.Shift)]));
    }

    /// <summary>The movements of a period.</summary>
    public static async Task<IResult> Movement(ReadRequest r, MovementReport report)
    {
        var texts = r.Get<IStringLocalizer<Text>>();
        var names = await PersonCard.NamesOf(r.Session, [.. report.Moves.Select(m => m.LearnerId).Distinct()], r.Stop);
        var classes = (await r.Session.LoadManyAsync<ClassCard>(r.Stop, [.. ContingentWords.Classes(report)])).ToDictionary(c => c.Id, c => c.Title());
        return Send(r, $"movement-{Format.Iso(report.From)}-{Format.Iso(report.To)}",
            ["learner", "move", "on", "class", "left_class", "reason", "place", "order", "order_on", "recorded"], texts,
            report.Moves.Select(m => (object[])[names.GetValueOrDefault(m.LearnerId, ""), texts[$"contingent.move.{m.Move.Kind}"].Value, Format.Date(m.Move.On),
                Of(classes, m.Move.GroupId), Of(classes, m.Move.LeftGroupId), ContingentWords.Reason(m.Move), m.Move.Place ?? "",
                m.Move.Order?.Number ?? "", m.Move.Order is { } order ? Format.Date(order.On) : "", Format.Minute(m.Move.RecordedAt)]));
    }

    private static object Number(int? number) => number is { } known ? known : "";

    private static string Of(Dictionary<Guid, string> classes, Guid? id) => id is { } known ? classes.GetValueOrDefault(known, "") : "";

    private static IResult Send(ReadRequest r, string file, string[] heads, IStringLocalizer texts, IEnumerable<object[]> lines) =>
        TableFile.Send(r, file, [.. heads.Select(h => texts[$"contingent.head.{h}"].Value)], lines.ToAsyncEnumerable());
}
