using System.Collections.Frozen;
using System.Threading.Channels;
using EduEvents.Application;
using EduEvents.Domain;
using EduEvents.Domain.Access;
using Npgsql;
using NpgsqlTypes;

namespace EduEvents.Host.Audit;

/// <summary>One look at restricted personal data, or several equal ones of the same moment.</summary>
/// <param name="Organisation">Tenant.</param>
/// <param name="Account">Who looked.</param>
/// <param name="Reader">The person behind the account.</param>
/// <param name="Role">The role by which it was allowed.</param>
/// <param name="Person">Whose data; null when a whole group or the whole organisation was looked at.</param>
/// <param name="Group">Class or subgroup; null when it was not one.</param>
/// <param name="Permission">The right that was used; it says what kind of data was seen.</param>
/// <param name="What">Route or address of what was opened.</param>
/// <param name="Address">Network address of the reader.</param>
/// <param name="Device">Browser, application or device.</param>
public sealed record ReadNote(
    string Organisation, Guid Account, Guid Reader, string Role, Guid? Person, Guid? Group, string Permission, string What, string Address, string Device);

/// <summary>
/// Writes down who looked at restricted personal data (Order 456, p. 5.13). A reader only leaves a note in a queue; the notes go into the database
/// together, twice a second. When the queue is full readers wait, so that none is lost; an orderly stop writes out what is left. Only kill -9 or a
/// loss of power loses notes, those of the last half second.
/// </summary>
public sealed partial class ReadLog(IDatabases databases, TimeProvider clock, ILogger<ReadLog> log) : BackgroundService
{
    /// <summary>Table of the notes.</summary>
    public const string Table = "edu.read_note";

    /// <summary>The local day of a look. Named without "interval" a zone would have its sign turned round.</summary>
    public const string LocalDay = "(at at time zone interval '+05:00')::date";

    private const int MostWaiting = 50_000, MostAtOnce = 5_000;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    /// <summary>The rights by which restricted personal data is seen; each has words in the list of who looked.</summary>
    public static readonly FrozenSet<string> Restricted = FrozenSet.Create(
        Permissions.PeopleRead, Permissions.LearnerRead, Permissions.HealthRead, Permissions.NeedsRead, Permissions.JournalRead, Permissions.GateRead, Permissions.CanteenRead, Permissions.CanteenServe,
        Permissions.CanteenRestrict, Permissions.CanteenEntitle,
        Permissions.AuditRead, Permissions.PrivacyRead, Permissions.IncidentsManage);

    // They need the right to see people, but name none.
    private static readonly FrozenSet<string> NameNobody = FrozenSet.Create("classes", "terminals", "dishes");

    // By these names routes and addresses say whom they are about.
    private static readonly string[] Naming = ["personId", "learnerId", "streamId", "person", "learner"];

    private readonly Channel<(ReadNote Note, DateTimeOffset At)> _waiting =
        Channel.CreateBounded<(ReadNote, DateTimeOffset)>(new BoundedChannelOptions(MostWaiting) { SingleReader = true });

    /// <summary>Notes a granted read when it shows restricted personal data.</summary>
    public ValueTask Granted(CommandContext context, string role, string permission, string what, Scope target, HttpRequest request)
    {
        if (!Restricted.Contains(permission) || NameNobody.Contains(what)) return ValueTask.CompletedTask;
        var note = (new ReadNote(context.Organisation, context.Actor.AccountId, context.Actor.PersonId, role, target.Person ?? Named(request), target.Group,
            permission, what, context.Address, context.Device), clock.GetUtcNow());
        return _waiting.Writer.TryWrite(note) ? ValueTask.CompletedTask : _waiting.Writer.WriteAsync(note, CancellationToken.None);
    }

    /// <inheritdoc />
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        _waiting.Writer.TryComplete();
        await (ExecuteTask ?? Task.CompletedTask).WaitAsync(cancellationToken);
        await base.StopAsync(cancellationToken);
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (await _waiting.Reader.WaitToReadAsync(CancellationToken.None))
        {
            // Whoever waits a little finds several together, many of them equal. Nobody waits at the end.
            if (!_waiting.Reader.Completion.IsCompleted) await Task.WhenAny(Task.Delay(Pause, stoppingToken), _waiting.Reader.Completion);
            foreach (var notes in Together().GroupBy(n => databases.Of(n.Note.Organisation))) await Write(notes.Key, [.. notes], stoppingToken);
        }
    }

    private List<(ReadNote Note, DateTimeOffset From, DateTimeOffset Until, int Times)> Together()
    {
        var found = new List<(ReadNote Note, DateTimeOffset At)>();
        while (found.Count < MostAtOnce && _waiting.Reader.TryRead(out var one)) found.Add(one);
        return [.. found.GroupBy(f => f.Note).Select(g => (g.Key, g.Min(x => x.At), g.Max(x => x.At), g.Count()))];
    }

    // Kept until they are written: a database that is away comes back.
    private async Task Write(Database database, List<(ReadNote Note, DateTimeOffset From, DateTimeOffset Until, int Times)> notes, CancellationToken stop)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await Copy(database, notes);
                return;
            }
            catch (NpgsqlException e) when (!stop.IsCancellationRequested || attempt == 1)
            {
                NotWritten(notes.Count, e.Message);
                await Task.WhenAny(Task.Delay(Pause, stop));
            }
        }
    }

    private static async Task Copy(Database database, List<(ReadNote Note, DateTimeOffset From, DateTimeOffset Until, int Times)> notes)
    {
        await using var connection = await database.Source.OpenConnectionAsync(CancellationToken.None);
        await using var into = await connection.BeginBinaryImportAsync(
            $"copy {Table} (tenant_id, at, until, times, account, reader, role, person, group_id, permission, what, address, device) from stdin (format binary)");
        foreach (var (n, from, until, times) in notes)
        {
            await into.StartRowAsync();
            await into.WriteAsync(n.Organisation, NpgsqlDbType.Varchar);
            await into.WriteAsync(from.ToUniversalTime(), NpgsqlDbType.TimestampTz);
            await into.WriteAsync(until.ToUniversalTime(), NpgsqlDbType.TimestampTz);
            await into.WriteAsync(times, NpgsqlDbType.Integer);
            await into.WriteAsync(n.Account, NpgsqlDbType.Uuid);
            await into.WriteAsync(n.Reader, NpgsqlDbType.Uuid);
            await into.WriteAsync(n.Role, NpgsqlDbType.Varchar);
            foreach (var id in new[] { n.Person, n.Group })
                if (id is { } known) await into.WriteAsync(known, NpgsqlDbType.Uuid);
                else await into.WriteNullAsync();
            foreach (var text in new[] { n.Permission, n.What, n.Address, n.Device }) await into.WriteAsync(text, NpgsqlDbType.Varchar);
        }
        await into.CompleteAsync();
    }

    private static Guid? Named(HttpRequest request) => Naming.Select(name => request.RouteValues[name]?.ToString() ?? request.Query[name].ToString())
        .Select(text => Guid.TryParse(text, out var id) ? id : (Guid?)null).FirstOrDefault(id => id is not null);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Count} notes of who looked wait to be written: {Cause}")]
    private partial void NotWritten(int count, string cause);
}
