namespace EduEvents.Fixtures;

/// <summary>A clock that was set to a moment and goes on from there, so that a day in tests is always the same day.</summary>
public sealed class SchoolClock(DateTimeOffset start) : TimeProvider
{
    private readonly long _started = System.GetTimestamp();
    private long _advanced;

    /// <inheritdoc />
    public override DateTimeOffset GetUtcNow() =>
        start.ToUniversalTime() + System.GetElapsedTime(_started) + TimeSpan.FromTicks(Interlocked.Read(ref _advanced));

    /// <summary>Puts the clock forward.</summary>
    public void Advance(TimeSpan by) => Interlocked.Add(ref _advanced, by.Ticks);
}
