using EduEvents.Host.Operations;
using Npgsql;

namespace EduEvents.Host.Spread;

/// <summary>databases: lists them; adds one, says which take new organisations, moves an organisation. All while Hosts run.</summary>
public static class DatabaseCommands
{
    private const string Usage = """
        Use databases
            databases add NAME [CONNECTION]        enter a further database; without a connection one is made on the main server
            databases take-new NAME yes|no         spread organisations founded from now on over it, or not
            databases move ORGANISATION NAME       move an organisation; its commands wait for some seconds
        """;

    /// <summary>Does what is asked.</summary>
    public static async Task<int> Run(IServiceProvider services, string[] args, string owner, CancellationToken stop)
    {
        var databases = services.GetRequiredService<Databases>();
        switch (args)
        {
            case [_]:
                foreach (var database in databases.All) Console.WriteLine(await Line(databases, database, stop));
                return 0;
            case [_, "add", var name, ..] when IsName(name) && args.Length <= 4:
                await databases.Add(name, args.ElementAtOrDefault(3) ?? await Make(owner, name, stop), takesNew: true, stop);
                Console.WriteLine($"{name} is entered. Running Hosts open it within some seconds; organisations founded from now on are spread over it and its like.");
                return 0;
            case [_, "take-new", var name, "yes" or "no"]:
                if (await databases.TakeNew(name, args[3] == "yes", stop)) return 0;
                throw new CannotStart($"There is no database {name}.");
            case [_, "move", var named, var to] when Guid.TryParse(named, out var organisation):
                var moved = await services.GetRequiredService<Moving>().Move(organisation, to, Console.WriteLine, stop);
                Console.WriteLine($"{moved.Events:N0} events in {moved.Whole.TotalSeconds:N1} s; commands waited {moved.Pause.TotalSeconds:N1} s.");
                return 0;
            default:
                await Console.Error.WriteLineAsync(Usage);
                return 2;
        }
    }

    private static async Task<string> Line(Databases databases, HeldDatabase database, CancellationToken stop)
    {
        await using var ask = database.Source.CreateCommand("select pg_database_size(current_database()), (select coalesce(max(seq_id), 0) from edu.mt_events)");
        await using var row = await ask.ExecuteReaderAsync(stop);
        await row.ReadAsync(stop);
        var (size, events) = (row.GetInt64(0), row.GetInt64(1));
        await using var count = databases.Main.Source.CreateCommand($"select count(*) from {SpreadTables.Placement} where database = $1");
        count.Parameters.AddWithValue(database.Name);
        var placed = (long)(await count.ExecuteScalarAsync(stop))!;
        return $"{database.Name,-20} {placed,8:N0} organisations placed {events,14:N0} events {size / 1048576,8:N0} MB";
    }

    private static bool IsName(string name) => name.Length is > 0 and <= 40 && name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '_');

    private static async Task<string> Make(string owner, string name, CancellationToken stop)
    {
        var further = new NpgsqlConnectionStringBuilder(owner);
        further.Database = $"{further.Database}_{name}";
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(owner) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(stop);
        try
        {
            await using var make = new NpgsqlCommand($"create database \"{further.Database}\"", connection);
            await make.ExecuteNonQueryAsync(stop);
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.DuplicateDatabase)
        {
            // Made by an earlier try that was broken off before it was entered.
        }
        return further.ConnectionString;
    }
}
