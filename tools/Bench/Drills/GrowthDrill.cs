using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace EduEvents.Bench.Drills;

/// <summary>
/// The same requests upon stores of a tenth of a million, one million and, when asked for, ten million events, in turns so that whatever else the machine does
/// falls upon all sizes alike: what an organisation does must not depend on how many others there are and how long they have been there.
/// </summary>
public static class GrowthDrill
{
    private const int Lessons = 110, Senders = 2, Rounds = 5;
    private const double Smallest = 0.1, Flat = 1.2;

    // Where the clock is the limit, a fifth of it is noise.
    private const double NoiseMs = 0.5;

    private static readonly double[] Sizes = [Smallest, 1, 10];

    /// <summary>Runs it.</summary>
    public static async Task<Report> Run(Options options, CancellationToken stop)
    {
        await Console.Error.WriteLineAsync("Setting up.");
        await using var stage = await Stage.Build(options, new(People: false, Lessons, Rows: false), stop);
        await stage.Views.Wait(stage.Source, null, stop);
        await stage.StopHost();

        List<Store> stores = [];
        try
        {
            var below = stage.Ground.ConnectionString;
            foreach (var millions in Sizes.Where(s => s <= options.Millions))
            {
                stores.Add(await Store.Make(stage, below, millions, stop));
                below = stores[^1].ConnectionString;
            }
            foreach (var store in stores) await store.Open(stop);
            var rows = await Measure(stores, options.Seconds, stop);
            List<string> lines = [.. stores.SelectMany(s => s.Told)], failures = [.. NotFlat(rows, stores)];
            var whole = new List<string>();
            foreach (var store in stores)
            {
                await store.Close();
                var plans = await Plans.Take(stage.Ground, store.ConnectionString, stage.Town, store.Journals, stop);
                lines.AddRange(plans.Lines.Select(l => $"{store.Name} {l}"));
                whole.Add($"==== {store.Name}\n{plans.Whole}");
                failures.AddRange(plans.Failures.Select(f => $"{store.Name}: {f}"));
            }
            return new(rows, string.Join('\n', lines)) { Plans = string.Join('\n', whole), Failures = failures };
        }
        finally
        {
            foreach (var store in stores) await store.Close();
        }
    }

    private static async Task<IReadOnlyList<Result>> Measure(IReadOnlyList<Store> stores, double seconds, CancellationToken stop)
    {
        var (samples, sent) = (new Dictionary<(string, int), (List<double> P50, List<double> P99)>(), new Dictionary<(string, int), double>());
        var names = stores[0].Requests.All.Select(r => r.Name).ToList();
        for (var round = 0; round <= Rounds; round++)
        {
            for (var n = 0; n < names.Count; n++)
                for (var s = 0; s < stores.Count; s++)
                {
                    var ticks = await stores[s].Load(n, TimeSpan.FromSeconds(seconds / 2), Senders, stop);
                    // The first round is for the compilers and the caches.
                    if (round == 0) continue;
                    if (!samples.TryGetValue((names[n], s), out var known)) samples[(names[n], s)] = known = ([], []);
                    known.P50.Add(Result.Milliseconds(ticks, 0.5));
                    known.P99.Add(Result.Milliseconds(ticks, 0.99));
                    sent[(names[n], s)] = ticks.Count / (seconds / 2);
                }
            await Console.Error.WriteLineAsync($"Round {round} of {Rounds}, load {Surroundings.Load()}");
        }
        return [.. names.SelectMany(name => stores.Select((store, s) =>
        {
            var (p50, p99) = (Result.Median(samples[(name, s)].P50), Result.Median(samples[(name, s)].P99));
            // Of the best rounds: what a round takes longer than the best is what else the machine did meanwhile.
            var ratio = samples[(name, s)].P50.Min() / samples[(name, 0)].P50.Min();
            return Result.Headline($"growth.{name}.{store.Name}", sent[(name, s)], p50, p99, ratio);
        }))];
    }

    private static IEnumerable<string> NotFlat(IReadOnlyList<Result> rows, IReadOnlyList<Store> stores) => rows.Index()
        .Where(r => r.Item.Ratio > Flat && r.Item.P50Ms - rows[r.Index / stores.Count * stores.Count].P50Ms > NoiseMs)
        .Select(r => string.Create(CultureInfo.InvariantCulture, $"{r.Item.Name} takes {r.Item.Ratio:N2} times as long as on the smallest store"));

    /// <summary>A store of one size with the product upon it.</summary>
    private sealed class Store(Stage stage, string name, string connectionString)
    {
        private readonly List<WireClient> _lines = [];
        private ServerProcess? _host;

        public string Name => name;
        public string ConnectionString => connectionString;
        public List<string> Told { get; } = [];
        public IReadOnlyList<Lessons> Journals { get; } = [.. stage.Journals.Select(j => j.Copy())];
        public HotRequests Requests { get; private set; } = null!;

        /// <summary>Makes it out of a smaller one, and lets the product seal all of it.</summary>
        public static async Task<Store> Make(Stage stage, string below, double millions, CancellationToken stop)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"{millions}M");
            var began = Stopwatch.GetTimestamp();
            var store = new Store(stage, name, await stage.Ground.Copy(below, $"growth_{name.Replace('.', '_').ToLowerInvariant()}", stop));
            await Growth.Grow(store.ConnectionString, [.. stage.Town.Seats.Select(s => s.Organisation).Distinct()], (long)(millions * 1_000_000), stop);
            var grown = Stopwatch.GetElapsedTime(began);
            await using var source = NpgsqlDataSource.Create(store.ConnectionString);
            await Growth.Settle(source, stop);
            began = Stopwatch.GetTimestamp();
            await using (await stage.StartHost(store.ConnectionString, background: true, stop)) await Sealed(source, stop);
            store.Told.Add($"{name}: {await Count(source, stop):N0} events, made in {grown.TotalSeconds:N0} s, sealed in {Stopwatch.GetElapsedTime(began).TotalSeconds:N0} s");
            await Growth.Settle(source, stop);
            store.Told.AddRange(await Tables(source, name, stop));
            await Console.Error.WriteLineAsync(string.Join('\n', store.Told));
            return store;
        }

        /// <summary>Starts the product upon it.</summary>
        public async Task Open(CancellationToken stop)
        {
            _host = await stage.StartHost(ConnectionString, background: false, stop);
            Requests = new(stage.Town, Journals);
            _lines.AddRange(Enumerable.Range(0, Senders).Select(_ => new WireClient(_host.Address)));
        }

        /// <summary>Sends one kind of request for a time.</summary>
        /// <returns>How long each took, in stopwatch ticks.</returns>
        public async Task<IReadOnlyList<long>> Load(int request, TimeSpan time, int senders, CancellationToken stop)
        {
            var all = await Task.WhenAll(Enumerable.Range(0, senders).Select(sender => Task.Factory.StartNew(() =>
            {
                var (hot, ticks) = (Requests.All[request], new List<long>());
                hot.Ready(sender, _lines[sender], (int)(time.TotalSeconds * 1_500));
                var until = Stopwatch.GetTimestamp() + (long)(time.TotalSeconds * Stopwatch.Frequency);
                while (Stopwatch.GetTimestamp() is var began && began < until)
                {
                    hot.Send(sender, _lines[sender]);
                    ticks.Add(Stopwatch.GetTimestamp() - began);
                }
                return ticks;
            }, stop, TaskCreationOptions.LongRunning, TaskScheduler.Default)));
            return [.. all.SelectMany(t => t)];
        }

        /// <summary>Stops the product upon it.</summary>
        public async Task Close()
        {
            foreach (var line in _lines) line.Dispose();
            _lines.Clear();
            if (_host is not null) await _host.DisposeAsync();
            _host = null;
        }

        private static async Task Sealed(NpgsqlDataSource source, CancellationToken stop)
        {
            while (true)
            {
                await using var ask = source.CreateCommand("select coalesce((select max(to_seq) from edu.seal_block), 0) >= (select max(seq_id) from edu.mt_events)");
                if ((bool)(await ask.ExecuteScalarAsync(stop))!) return;
                await Task.Delay(TimeSpan.FromMilliseconds(200), stop);
            }
        }

        private static async Task<long> Count(NpgsqlDataSource source, CancellationToken stop)
        {
            await using var ask = source.CreateCommand("select count(*) from edu.mt_events");
            ask.CommandTimeout = 0;
            return (long)(await ask.ExecuteScalarAsync(stop))!;
        }

        // The tables that make up most of it, and those whose growth is asked about.
        private static async Task<IReadOnlyList<string>> Tables(NpgsqlDataSource source, string name, CancellationToken stop)
        {
            await using var ask = source.CreateCommand("""
                select format('%s %s: %s rows, table %s, indexes %s', $1::text, relname, to_char(greatest(reltuples, 0), 'FM999,999,999'), pg_size_pretty(pg_table_size(oid)), pg_size_pretty(pg_indexes_size(oid)))
                from pg_class where relkind = 'r' and relnamespace = 'edu'::regnamespace
                    and (pg_total_relation_size(oid) > 4000000 or relname in ('mt_events', 'mt_streams', 'command_receipt', 'seal_block', 'seal_head', 'seal_tile', 'read_note'))
                order by pg_total_relation_size(oid) desc
                """);
            ask.Parameters.AddWithValue(name);
            await using var rows = await ask.ExecuteReaderAsync(stop);
            List<string> lines = [];
            while (await rows.ReadAsync(stop)) lines.Add(rows.GetString(0));
            return lines;
        }
    }
}
