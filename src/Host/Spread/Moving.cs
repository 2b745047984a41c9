using System.Diagnostics;
using EduEvents.Application;
using EduEvents.Application.Organisation;
using EduEvents.Host.Operations;
using EduEvents.Host.Security;
using Marten;

namespace EduEvents.Host.Spread;

/// <summary>What a move did.</summary>
/// <param name="Events">Events copied.</param>
/// <param name="Pause">How long commands of the organisation had to wait.</param>
/// <param name="Whole">From beginning to end.</param>
public sealed record Moved(long Events, TimeSpan Pause, TimeSpan Whole);

/// <summary>
/// Moves an organisation to another database while Hosts run. Its events are copied while it works; then its commands wait some seconds, the rest is
/// copied, and once the views of the new place show everything the directory says so. Events keep ids, versions, times, authors and the marks of
/// their origin; they get new numbers, are sealed again in the log of the new place, and tell their old number. Nothing is deleted in the old
/// place: its seals stay whole. Broken off anywhere, nothing has happened; killed in the pause, its commands wait until the same move is made again, which
/// goes on where it was.
/// </summary>
public sealed class Moving(Databases databases, IDocumentStore store, CommandPipeline pipeline)
{
    // Every Host looks into the directory each second.
    private static readonly TimeSpan UntilHeard = TimeSpan.FromSeconds(2.5), Pause = TimeSpan.FromMilliseconds(100), Patience = TimeSpan.FromMinutes(10), Brief = TimeSpan.FromMinutes(1);

    /// <summary>Moves an organisation.</summary>
    /// <param name="organisation">The organisation.</param>
    /// <param name="to">Name of the database it is moved to.</param>
    /// <param name="tell">Told what is being done.</param>
    /// <param name="stop">Breaks off; before the directory is changed nothing has happened.</param>
    /// <exception cref="CannotStart">There is no such organisation or database, or no Host moves the views along.</exception>
    public async Task<Moved> Move(Guid organisation, string to, Action<string> tell, CancellationToken stop)
    {
        var (tenant, whole) = (organisation.ToString("N"), Stopwatch.StartNew());
        var (source, target) = (databases.Held(tenant), databases.Find(to) ?? throw new CannotStart($"There is no database {to}."));
        if (await Newest(source, tenant, stop) == 0) throw new CannotStart("There is no such organisation.");
        // A move that was killed in its pause has left the organisation closed.
        await Open(source, tenant, stop);
        if (source == target) throw new CannotStart($"The organisation is in {to} already.");

        await Sql.Execute(target.Source, "delete from edu.moved_away where tenant_id = $1", stop, tenant);
        tell("Its events are copied while it goes on working.");
        var events = await EventCopy.Run(source, target, tenant, stop);
        foreach (var table in TableCopy.Growing) await TableCopy.Run(source, target, tenant, table, stop);
        tell($"{events:N0} events were copied; the views of the new place catch up.");
        await UntilShown(target, await Newest(target, tenant, stop), Patience, stop);

        tell("Its commands wait now.");
        var pause = Stopwatch.StartNew();
        await databases.Enter(tenant, source.Name, moving: true, stop);
        try
        {
            await Task.Delay(UntilHeard, stop);
            // What the last events set off is recorded here still.
            await UntilShown(source, await Newest(source, tenant, stop), Brief, stop);
            await Close(source, tenant, stop);
            events += await EventCopy.Run(source, target, tenant, stop);
            foreach (var table in await TableCopy.Names(store, source, stop)) await TableCopy.Run(source, target, tenant, table, stop);
            await UntilShown(target, await Newest(target, tenant, stop), Brief, stop);
        }
        catch
        {
            await Open(source, tenant, CancellationToken.None);
            throw;
        }
        await databases.Enter(tenant, target.Name, moving: false, CancellationToken.None);
        pause.Stop();
        tell("It works in the new place.");
        // Who looked while it moved was written down in the former place until every Host had heard.
        await Task.Delay(UntilHeard, CancellationToken.None);
        await TableCopy.Run(source, target, tenant, Audit.ReadLog.Table, CancellationToken.None);
        await Record(organisation, source, target, events, stop);
        return new(events, pause.Elapsed, whole.Elapsed);
    }

    private async Task Open(HeldDatabase source, string tenant, CancellationToken stop)
    {
        await Sql.Execute(source.Source, "delete from edu.moved_away where tenant_id = $1", stop, tenant);
        await databases.Enter(tenant, source.Name, moving: false, stop);
    }

    private static async Task<long> Newest(HeldDatabase database, string tenant, CancellationToken stop) =>
        await Sql.Ask(database.Source, "select coalesce(max(seq_id), 0) from edu.mt_events where tenant_id = $1", stop, tenant);

    // Everything that follows the log, views and processes.
    private static async Task UntilShown(HeldDatabase database, long sequence, TimeSpan patience, CancellationToken stop)
    {
        var (waited, last, moved) = (Stopwatch.StartNew(), -1L, Stopwatch.StartNew());
        while (true)
        {
            var shown = await Sql.Ask(database.Source, "select coalesce(min(last_seq_id), 0) from edu.mt_event_progression where name like '%:All'", stop);
            if (shown >= sequence) return;
            if (shown != last) (last, moved) = (shown, Stopwatch.StartNew());
            if (waited.Elapsed > patience || moved.Elapsed > Brief)
                throw new CannotStart($"The views of the database {database.Name} do not follow. Let a Host run and move again.");
            await Task.Delay(Pause, stop);
        }
    }

    // Whoever is writing is waited for, whoever comes later is refused, also by a Host that has not heard of the move.
    private static async Task Close(HeldDatabase source, string tenant, CancellationToken stop)
    {
        await Sql.Execute(source.Source, "insert into edu.moved_away (tenant_id) values ($1) on conflict do nothing", stop, tenant);
        await Sql.Execute(source.Source, """
            begin;
            lock table edu.mt_events in share row exclusive mode;
            create or replace trigger events_of_the_moved after insert on edu.mt_events referencing new table as fresh
                for each statement execute function edu.refuse_moved();
            commit;
            """, stop);
    }

    // The last head of the old log stands in the new one, so that the two hang together.
    private async Task Record(Guid organisation, HeldDatabase source, HeldDatabase target, long events, CancellationToken stop)
    {
        var id = Guid.CreateVersion7();
        var head = (await SealProofs.Heads(source, organisation.ToString("N"), stop)).Organisation ?? "";
        await pipeline.Send(new RecordMove(organisation, source.Name, target.Name, events, head), new()
        {
            Actor = Actor.System, Organisation = organisation.ToString("N"), CommandId = id, Correlation = id.ToString(), Device = "eduevents databases"
        }, stop);
    }
}
