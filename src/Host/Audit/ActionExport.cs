using System.Text;
using System.Text.Json;
using EduEvents.Host.Http;
using EduEvents.Host.Web;
using Marten;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace EduEvents.Host.Audit;

/// <summary>
/// The chosen actions as a file, sent as it is made: CSV in the reader's words, or JSON Lines as the API shows them. It holds a part at a time.
/// </summary>
public sealed class ActionExport(ActionJournal journal, IDocumentStore store, IStringLocalizer<Text> texts, IOptions<JsonOptions> json)
{
    private const int Part = 500;

    /// <summary>Sends the file.</summary>
    /// <param name="request">The request; its right was checked.</param>
    /// <param name="tenant">Whose actions.</param>
    /// <param name="choice">What is chosen.</param>
    public IResult Send(ReadRequest request, string tenant, ActionChoice choice) => (request.Query("format") ?? "csv") switch
    {
        "csv" => Results.Stream(body => AsCsv(body, tenant, choice, request.Stop), "text/csv; charset=utf-8", "actions.csv"),
        "jsonl" => Results.Stream(body => JsonLines(body, tenant, choice, request.Stop), "application/jsonl", "actions.jsonl"),
        _ => throw new BadHttpRequestException("'format' must be csv or jsonl.")
    };

    private async Task JsonLines(Stream body, string tenant, ActionChoice choice, CancellationToken stop)
    {
        await foreach (var action in journal.Everything(tenant, choice, stop))
        {
            await JsonSerializer.SerializeAsync(body, action, json.Value.SerializerOptions, stop);
            await body.WriteAsync("\n"u8.ToArray(), stop);
        }
    }

    // The mark at the beginning tells spreadsheets that the letters are Unicode.
    private async Task AsCsv(Stream body, string tenant, ActionChoice choice, CancellationToken stop)
    {
        await using var file = new StreamWriter(body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        string[] heads = ["time", "number", "who", "role", "what", "values", "reason", "address", "device"];
        await file.WriteLineAsync(Line(heads.Select(h => texts[$"actions.{h}"].Value)).AsMemory(), stop);
        await using var session = store.QuerySession(tenant);
        await foreach (var part in journal.Everything(tenant, choice, stop).Chunk(Part).WithCancellation(stop))
        {
            var names = await KnownNames.For(session, store, part, stop);
            var words = new EventWords(texts, names, _ => true);
            foreach (var action in part) await file.WriteLineAsync(Line(Cells(action, names, words)).AsMemory(), stop);
        }
    }

    private IEnumerable<string> Cells(HistoryEntry action, KnownNames names, EventWords words) =>
    [
        Format.Moment(action.RecordedAt), $"{action.Position}", names.Author(action) ?? action.Account,
        action.Role is { } role ? texts[$"value.Role.{role}"] : "", texts[$"event.{action.Event}"],
        string.Join("; ", words.Fields(action.Data, action.Was).Select(f => $"{f.Label}: {(f.Before is null ? "" : $"{f.Before} → ")}{f.Value}")),
        action.Reason ?? "", action.Address ?? "", DeviceWords.Of(action.Device ?? "")
    ];

    private static string Line(IEnumerable<string> cells) => string.Join(',', cells.Select(Csv.Cell));
}
