using Npgsql;

namespace EduEvents.Application;

/// <summary>One of the databases over which organisations are spread.</summary>
/// <param name="Name">Its name in the directory.</param>
/// <param name="Number">Its number: 0 for the main database, which also holds accounts and all else of the platform.</param>
/// <param name="Source">Connects to it.</param>
public sealed record Database(string Name, int Number, NpgsqlDataSource Source)
{
    // Scripts hold a position as a number of 53 bits: 48 of them for the place in the log, the rest tells whose log it is.
    private const int Bits = 48;

    /// <summary>This Host has written into its log.</summary>
    public LogNews Written { get; } = new();

    /// <summary>Some Host has written into its log.</summary>
    public LogNews Heard { get; } = new();

    /// <summary>The largest number a database may have.</summary>
    public const int MostNumber = (1 << (53 - Bits)) - 1;

    /// <summary>A position as senders and readers know it: which log, and where in it. That of the main database is its number in the log.</summary>
    public long PositionOf(long sequence) => sequence == 0 ? 0 : ((long)Number << Bits) | sequence;

    /// <summary>Number of the database and place in its log that a position tells.</summary>
    public static (int Number, long Sequence) Read(long position) => ((int)(position >> Bits), position & ((1L << Bits) - 1));
}

/// <summary>The directory: which database holds what.</summary>
public interface IDatabases
{
    /// <summary>The database of an organisation or of the platform.</summary>
    /// <exception cref="DatabaseAway">This Host has not opened it yet.</exception>
    Database Of(string tenant);

    /// <summary>Gives an organisation that is about to be founded its place; one that has a place keeps it.</summary>
    Task Place(string organisation, CancellationToken stop);

    /// <summary>Takes over what was changed in the directory in the last moment.</summary>
    Task Refresh(CancellationToken stop);

    /// <summary>True while the organisation is being moved to another database: people's commands wait outside for some seconds.</summary>
    bool IsMoving(string organisation);
}

/// <summary>The organisation is being moved to another database; the same command succeeds some seconds later.</summary>
public sealed class OrganisationMoving() : Exception("The organisation is being moved to another database.")
{
    /// <summary>The state by which a database refuses events of an organisation that it does not hold any more.</summary>
    public const string SqlState = "ED001";
}

/// <summary>A database of the directory that this Host cannot use now.</summary>
public sealed class DatabaseAway(string name) : Exception($"The database {name} is not open.");
