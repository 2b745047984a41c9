using System.Runtime.CompilerServices;
using System.Text.Json;
using EduEvents.Host.Http;
using EduEvents.Host.Web;
using Marten;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace EduEvents.Host.Audit;

/// <summary>
/// The chosen actions as a file, sent as it is made: a table in the reader's words, or JSON Lines as the API shows them. It holds a part at a time.
/// </summary>
public sealed class ActionExport(ActionJournal journal, IDocumentStore store, IStringLocalizer<Text> texts, IOptions<JsonOptions> json)
{
    private const int Part = 500;
    private static readonly string[] Heads = ["time", "number", "who", "role", "what", "values", "reason", "address", "device"];

    /// <summary>Sends the file.</summary>
    /// <param name="request">The request; its right was checked.</param>
    /// <param name="tenant">Whose actions.</param>
    /// <param name="choice">What is chosen.</param>
    public IResult Send(ReadRequest request, string tenant, ActionChoice choice) => request.Query("format") == "jsonl"
        ? Results.Stream(body => JsonLines(body, tenant, choice, request.Stop), "application/jsonl", "actions.jsonl")
        : TableFile.Send(request, "actions", [.. Heads.Select(h => texts[$"actions.{h}"].Value)], Lines(tenant, choice, request.Stop));

    private async Task JsonLines(Stream body, string tenant, ActionChoice choice, CancellationToken stop)
    {
        await foreach (var action in journal.Everything(tenant, choice, stop))
        {
            await JsonSerializer.SerializeAsync(body, action, json.Value.SerializerOptions, stop);
            await body.WriteAsync("\n"u8.ToArray(), stop);
        }
    }

    private async IAsyncEnumerable<IReadOnlyList<object>> Lines(string tenant, ActionChoice choice, [EnumeratorCancellation] CancellationToken stop)
    {
        await using var session = store.QuerySession(tenant);
        await foreach (var part in journal.Everything(tenant, choice, stop).Chunk(Part).WithCancellation(stop))
        {
            var names = await KnownNames.For(session, store, part, stop);
            var words = new EventWords(texts, names, _ => true);
            foreach (var action in part) yield return Cells(action, names, words);
        }
    }

    private IReadOnlyList<object> Cells(HistoryEntry action, KnownNames names, EventWords words) =>
    [
        Format.Moment(action.RecordedAt), action.Position, names.Author(action) ?? action.Account,
        action.Role is { } role ? texts[$"value.Role.{role}"].Value : "", texts[$"event.{action.Event}"].Value,
        string.Join("; ", words.Fields(action.Data, action.Was).Select(f => $"{f.Label}: {(f.Before is null ? "" : $"{f.Before} → ")}{f.Value}")),
        action.Reason ?? "", action.Address ?? "", DeviceWords.Of(action.Device ?? "")
    ];
}
