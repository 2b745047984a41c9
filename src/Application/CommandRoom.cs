namespace EduEvents.Application;

/// <summary>
/// Room for the commands that are under way on this Host: at the gates of their streams, in the lane, in the database. When it is full, a sender
/// is told at once to come again, instead of waiting with ever more others until all of them have given up.
/// </summary>
/// <param name="most">How many commands of senders may be under way.</param>
public sealed class CommandRoom(int most)
{
    /// <summary>What two cores record in half a second; a machine with more is done with them sooner.</summary>
    public const int Usual = 2_000;

    private int _taken;

    /// <summary>Commands under way now.</summary>
    public int UnderWay => Volatile.Read(ref _taken);

    /// <summary>Takes a place for a command; nothing was done before it has one.</summary>
    /// <returns>Gives the place back when disposed.</returns>
    /// <exception cref="NoRoom">There is none. What the product itself sends always finds one: nobody would send it again.</exception>
    public IDisposable Enter(Actor sender)
    {
        if (Interlocked.Increment(ref _taken) <= most || sender.SessionId == Guid.Empty) return new Place(this);
        Interlocked.Decrement(ref _taken);
        throw new NoRoom();
    }

    private sealed class Place(CommandRoom room) : IDisposable
    {
        public void Dispose() => Interlocked.Decrement(ref room._taken);
    }
}

/// <summary>More commands are under way than the Host has room for; the same command may be sent again in a moment.</summary>
public sealed class NoRoom() : Exception("Too many commands are under way.");
