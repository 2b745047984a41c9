using System.Collections.Concurrent;
using System.Text;
using EduEvents.Application;
using EduEvents.Domain;
using EduEvents.Host.Operations;
using EduEvents.Host.Security;
using EduEvents.Host.Store;
using Npgsql;

namespace EduEvents.Host.Spread;

/// <summary>A database as this Host has it open.</summary>
/// <param name="Database">Name, number and connections: by the product's own role, in tools as the owner.</param>
/// <param name="Key">Signs the heads of its logs; each database has logs, and a key, of its own.</param>
/// <param name="HeadsFolder">Where its heads are handed over.</param>
/// <param name="ConnectionString">Connects by the product's own role.</param>
public sealed record HeldDatabase(Database Database, SealKey Key, string HeadsFolder, string ConnectionString)
{
    /// <summary>Its name in the directory.</summary>
    public string Name => Database.Name;

    /// <summary>Connects to it.</summary>
    public NpgsqlDataSource Source => Database.Source;
}

/// <summary>
/// The directory of databases and of the organisations in them, as it stood at most a second ago. Whatever is not placed elsewhere is in the main
/// database, so an installation with one database needs no entry at all. A Host that has not heard of a move yet harms nothing: the former
/// database refuses the organisation's events.
/// </summary>
public sealed class Databases : IDatabases, IAsyncDisposable
{
    /// <summary>Name of the database that holds the platform and the directory.</summary>
    public const string MainName = "main";

    private const int PoolOfFurther = 30;
    private static readonly TimeSpan Overlap = TimeSpan.FromSeconds(30);
    private readonly HostSettings _settings;
    private readonly KeyFile _keyFile;
    private readonly ConcurrentDictionary<string, HeldDatabase> _open = new();
    private readonly ConcurrentDictionary<string, (string Database, bool Moving)> _placed = new();
    private long _since = DateTimeOffset.UnixEpoch.UtcTicks;

    public Databases(HostSettings settings, string connectionString, NpgsqlDataSource main, SealKey key, KeyFile keyFile)
    {
        (_settings, _keyFile) = (settings, keyFile);
        Main = new(new(MainName, 0, main), key, settings.HeadsFolder, connectionString);
        _open[MainName] = Main;
    }

    /// <summary>The database of the platform and of every organisation that is placed nowhere else.</summary>
    public HeldDatabase Main { get; }

    /// <summary>All that are open here, the main one first.</summary>
    public IReadOnlyList<HeldDatabase> All => [.. _open.Values.OrderBy(d => d.Database.Number)];

    /// <summary>The database with a number; null when it is not open here.</summary>
    public HeldDatabase? Find(int number) => number == 0 ? Main : _open.Values.FirstOrDefault(d => d.Database.Number == number);

    /// <summary>The database with a name; null when it is not open here.</summary>
    public HeldDatabase? Find(string name) => _open.GetValueOrDefault(name);

    /// <summary>The database of an organisation or of the platform, with its key.</summary>
    /// <exception cref="DatabaseAway">This Host has not opened it yet.</exception>
    public HeldDatabase Held(string tenant) => !_placed.TryGetValue(tenant, out var place) ? Main
        : _open.TryGetValue(place.Database, out var found) ? found : throw new DatabaseAway(place.Database);

    /// <inheritdoc />
    public Database Of(string tenant) => Held(tenant).Database;

    /// <inheritdoc />
    public bool IsMoving(string organisation) => _placed.TryGetValue(organisation, out var place) && place.Moving;

    /// <inheritdoc />
    public async Task Place(string organisation, CancellationToken stop)
    {
        if (_open.Count == 1 || _placed.ContainsKey(organisation)) return;
        // The fullest is filled last. What was founded before there were further databases stays in the main one.
        await using var place = Main.Source.CreateCommand($"""
            with chosen as (
                select d.name from {SpreadTables.Database} d left join {SpreadTables.Placement} p on p.database = d.name
                where d.takes_new group by d.name order by count(p.organisation), d.name limit 1)
            insert into {SpreadTables.Placement} (organisation, database) select $1, c.name from chosen c
            where not exists (select 1 from edu.mt_streams where tenant_id = $1) on conflict (organisation) do nothing
            """);
        place.Parameters.AddWithValue(organisation);
        await place.ExecuteNonQueryAsync(stop);
        await Refresh(stop);
    }

    /// <inheritdoc />
    public async Task Refresh(CancellationToken stop)
    {
        await using var read = Main.Source.CreateCommand(
            $"select organisation, database, moving, changed_at from {SpreadTables.Placement} where changed_at > $1 order by changed_at");
        read.Parameters.AddWithValue(new DateTimeOffset(Interlocked.Read(ref _since), TimeSpan.Zero) - Overlap);
        await using var rows = await read.ExecuteReaderAsync(stop);
        while (await rows.ReadAsync(stop))
        {
            _placed[rows.GetString(0)] = (rows.GetString(1), rows.GetBoolean(2));
            Interlocked.Exchange(ref _since, rows.GetFieldValue<DateTimeOffset>(3).UtcTicks);
        }
    }

    /// <summary>Opens the databases of the directory that are not open yet: their schema is brought to this build's, as that of the main one is.</summary>
    /// <param name="failed">Told of one that cannot be opened; the others go on.</param>
    /// <param name="stop">Breaks off.</param>
    /// <returns>Those opened now.</returns>
    public async Task<IReadOnlyList<HeldDatabase>> Open(Action<string, Exception> failed, CancellationToken stop)
    {
        List<HeldDatabase> opened = [];
        foreach (var (name, number, box) in await Listed(stop))
        {
            if (_open.ContainsKey(name)) continue;
            try
            {
                var owner = Encoding.UTF8.GetString(_keyFile.Unwrap(box, KeyOf(name)));
                var role = await Prepare(owner, stop);
                opened.Add(_open[name] = Hold(name, number, role, owner));
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                failed(name, e);
            }
        }
        await Refresh(stop);
        return opened;
    }

    /// <summary>Enters a further database; every Host opens it within some seconds.</summary>
    /// <param name="name">Small letters, digits and low lines.</param>
    /// <param name="owner">Connects as its owner; kept sealed by the key-encryption key.</param>
    /// <param name="takesNew">True when organisations founded from now on are spread over it and its like.</param>
    /// <param name="stop">Breaks off.</param>
    /// <exception cref="CannotStart">There are as many as there may be, or one of this name.</exception>
    public async Task Add(string name, string owner, bool takesNew, CancellationToken stop)
    {
        await Prepare(owner, stop);
        await using var add = Main.Source.CreateCommand($"""
            insert into {SpreadTables.Database} (name, number, connection, takes_new)
            select $1, (select coalesce(max(number), 0) + 1 from {SpreadTables.Database}), $2, $3
            where (select coalesce(max(number), 0) from {SpreadTables.Database}) < {Database.MostNumber} on conflict (name) do nothing
            """);
        add.Parameters.AddWithValue(name);
        add.Parameters.AddWithValue(_keyFile.Wrap(Encoding.UTF8.GetBytes(owner), KeyOf(name)));
        add.Parameters.AddWithValue(takesNew);
        if (name == MainName || await add.ExecuteNonQueryAsync(stop) == 0)
            throw new CannotStart($"There is a database {name} already, or there are {Database.MostNumber}, the most there may be.");
    }

    /// <summary>Says whether organisations founded from now on are spread over it.</summary>
    /// <returns>False when there is no such database.</returns>
    public async Task<bool> TakeNew(string name, bool takesNew, CancellationToken stop)
    {
        await using var set = Main.Source.CreateCommand($"update {SpreadTables.Database} set takes_new = $2 where name = $1");
        set.Parameters.AddWithValue(name);
        set.Parameters.AddWithValue(takesNew);
        return await set.ExecuteNonQueryAsync(stop) == 1;
    }

    /// <summary>Enters where an organisation is, and whether it is on its way.</summary>
    public async Task Enter(string organisation, string database, bool moving, CancellationToken stop)
    {
        await using var enter = Main.Source.CreateCommand($"""
            insert into {SpreadTables.Placement} (organisation, database, moving) values ($1, $2, $3)
            on conflict (organisation) do update set database = excluded.database, moving = excluded.moving, changed_at = clock_timestamp()
            """);
        enter.Parameters.AddWithValue(organisation);
        enter.Parameters.AddWithValue(database);
        enter.Parameters.AddWithValue(moving);
        await enter.ExecuteNonQueryAsync(stop);
        await Refresh(stop);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        foreach (var further in _open.Values.Where(d => d != Main))
        {
            await further.Source.DisposeAsync();
            further.Key.Dispose();
        }
    }

    // A view that is built there anew must find the keys of people, or their names would be gone from it.
    private Task<string> Prepare(string owner, CancellationToken stop) =>
        Preparation.Prepare(_settings with { KeysConnectionString = Main.ConnectionString }, owner, stop);

    private static Guid KeyOf(string name) => StableId.Of("spread.database", name);

    private HeldDatabase Hold(string name, int number, string role, string owner)
    {
        // A pool for each database: together they must leave the server room for others.
        var pooled = new NpgsqlConnectionStringBuilder(_settings.OwnsSchema ? owner : role);
        if (!pooled.ContainsKey("Maximum Pool Size")) pooled.MaxPoolSize = PoolOfFurther;
        return new(new(name, number, NpgsqlDataSource.Create(pooled.ConnectionString)), SealKey.Open(Path.Combine(_settings.KeysFolder, "databases", name)),
            Path.Combine(_settings.HeadsFolder, name), role);
    }

    private async Task<IReadOnlyList<(string Name, int Number, byte[] Box)>> Listed(CancellationToken stop)
    {
        await using var read = Main.Source.CreateCommand($"select name, number, connection from {SpreadTables.Database} order by number");
        await using var rows = await read.ExecuteReaderAsync(stop);
        List<(string, int, byte[])> found = [];
        while (await rows.ReadAsync(stop)) found.Add((rows.GetString(0), rows.GetInt32(1), rows.GetFieldValue<byte[]>(2)));
        return found;
    }
}
