using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using EduEvents.Application;
using EduEvents.Application.Timetable;
using EduEvents.Domain;
using EduEvents.Domain.Timetable;
using EduEvents.Host.Http;
using EduEvents.Host.Live;
using EduEvents.Host.Modules;
using EduEvents.Projections.Timetable;
using Marten;

namespace EduEvents.Host.Timetable;

/// <summary>One run of the generation.</summary>
/// <param name="Tenant">The organisation.</param>
/// <param name="Request">What was asked for.</param>
/// <param name="Position">Position of the request, before which nothing it rests on may be missing.</param>
/// <param name="Correlation">Ties it to whoever asked.</param>
public sealed record GenerationRun(string Tenant, GenerationRequested Request, long Position, string Correlation);

/// <summary>The runs of the generation that are under way on this Host, one after the other, and what they tell open pages.</summary>
public sealed partial class Generations(
    SolverProgram solver, IDocumentStore store, IDatabases databases, CommandPipeline pipeline, Freshness freshness, TimeProvider clock,
    IHostApplicationLifetime life, ILogger<Generations> log) : IDisposable
{
    private static readonly TimeSpan Telling = TimeSpan.FromMilliseconds(500);
    private readonly ConcurrentDictionary<Guid, CancellationTokenSource> _running = new();
    private readonly SemaphoreSlim _one = new(1, 1);
    private readonly WeekLookup _lookup = new(ReferenceData.PublicHolidays, ReferenceData.TimetableNorms);

    /// <summary>Begins a run; it goes on by itself.</summary>
    public void Begin(GenerationRun run)
    {
        var enough = new CancellationTokenSource();
        if (_running.TryAdd(run.Request.GenerationId, enough)) _ = Task.Run(() => Run(run, enough.Token), CancellationToken.None);
        else enough.Dispose();
    }

    /// <summary>Lets a run end with what it has found. One that no Host knows any more, as after a crash, is recorded as interrupted.</summary>
    public Task End(GenerationRun run)
    {
        if (_running.TryGetValue(run.Request.GenerationId, out var enough)) return enough.CancelAsync();
        return Fail(run, "interrupted", CancellationToken.None);
    }

    /// <summary>Records a run as failed.</summary>
    public Task Fail(GenerationRun run, string cause, CancellationToken stop) => Record(run, [], 0, cause, stop);

    /// <inheritdoc />
    public void Dispose() => _one.Dispose();

    private async Task Run(GenerationRun run, CancellationToken enough)
    {
        var stop = life.ApplicationStopping;
        try
        {
            await _one.WaitAsync(stop);
            try
            {
                await Look(run, enough, stop);
            }
            finally
            {
                _one.Release();
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Whoever looks at the plan stops the run and asks for another.
        }
        catch (Exception e) when (!stop.IsCancellationRequested)
        {
            NotGenerated(run.Request.GenerationId, e.Message);
            await Fail(run, (e as NotSolved)?.Code ?? "broken", stop);
        }
        finally
        {
            if (_running.TryRemove(run.Request.GenerationId, out var ended)) ended.Dispose();
        }
    }

    private async Task Look(GenerationRun run, CancellationToken enough, CancellationToken stop)
    {
        await freshness.Wait(nameof(TimetableSetup), run.Position, stop);
        await using var session = store.QuerySession(run.Tenant);
        var school = await _lookup.School(session, SchoolTime.Day(clock.GetUtcNow()), stop);
        if (await WeekLookup.PlanOf(session, run.Request.PlanId, stop) is not { } plan || plan.Generation != run.Request.GenerationId) return;
        var maker = new ProblemMaker(school.Week(plan.Year), plan);
        var (began, latest) = (Stopwatch.GetTimestamp(), new SearchProgress(0, double.NaN));
        var looking = solver.Run(maker.Make(run.Request.Seconds, Environment.ProcessorCount), p => latest = p, enough, stop);
        while (await Task.WhenAny(looking, Task.Delay(Telling, clock, stop)) != looking)
            await Tell(run, Stopwatch.GetElapsedTime(began).TotalSeconds, latest, stop);
        var found = await looking;
        var seconds = (int)Math.Ceiling(Stopwatch.GetElapsedTime(began).TotalSeconds);
        await Record(run, maker.Read(found), seconds, null, stop);
        Generated(run.Request.GenerationId, found.Unplaced, found.Cost, seconds);
    }

    private async Task Tell(GenerationRun run, double seconds, SearchProgress latest, CancellationToken stop)
    {
        var message = new LiveMessage(LiveTopic.Of(run.Tenant, "timetable", run.Request.PlanId), "progress",
            new { done = Math.Round(seconds, 1), all = run.Request.Seconds, told = double.IsNaN(latest.Cost) ? (double?)null : latest.Cost });
        await using var tell = databases.Of(run.Tenant).Source.CreateCommand($"select pg_notify('{LiveFeed.Channel}', $1)");
        tell.Parameters.AddWithValue(JsonSerializer.Serialize(message, LiveFeed.Json));
        await tell.ExecuteNonQueryAsync(stop);
    }

    private async Task Record(GenerationRun run, IReadOnlyList<Placement> cards, int seconds, string? cause, CancellationToken stop)
    {
        var id = StableId.Of("timetable.generation", run.Request.GenerationId, cause ?? "");
        await pipeline.Send(new ArrangeCards(run.Request.PlanId, run.Request.GenerationId, cards, seconds, cause), new()
        {
            Actor = Actor.System, Organisation = run.Tenant, CommandId = id, Correlation = run.Correlation, IdempotencyKey = id.ToString(), Device = "timetable-generation"
        }, stop);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Generation {Run} has placed all but {Unplaced} lessons at cost {Cost} in {Seconds} s")]
    private partial void Generated(Guid run, int unplaced, double cost, int seconds);

    [LoggerMessage(Level = LogLevel.Error, Message = "Generation {Run} has failed: {Cause}")]
    private partial void NotGenerated(Guid run, string cause);
}
