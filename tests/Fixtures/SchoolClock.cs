namespace EduEvents.Fixtures;

/// <summary>A clock that was set to a moment and goes on from there, so that a day in tests is always the same day.</summary>
public sealed class SchoolClock(DateTimeOffset start) : TimeProvider
{
    private readonly long _started = System.GetTimestamp();

    /// <inheritdoc />
    public override DateTimeOffset GetUtcNow() => start.ToUniversalTime() + System.GetElapsedTime(_started);
}
