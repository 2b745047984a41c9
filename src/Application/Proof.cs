namespace EduEvents.Application;

/// <summary>How fresh the proof of who acts must be before a critical action.</summary>
public static class Proof
{
    /// <summary>A proof serves for so long.</summary>
    public static readonly TimeSpan Serves = TimeSpan.FromMinutes(10);

    /// <summary>Refuses whoever has not proved himself lately; the product's own programs have no desk that could be left alone.</summary>
    /// <exception cref="ProofTooOld">He must prove himself once more.</exception>
    public static void Demand(Actor actor, DateTimeOffset now)
    {
        if (!IsFresh(actor, now)) throw new ProofTooOld();
    }

    /// <summary>True when the last proof still serves.</summary>
    public static bool IsFresh(Actor actor, DateTimeOffset now) => actor.SessionId == Guid.Empty || now - actor.ProvedAt <= Serves;
}

/// <summary>A critical action asks for the password or a code once more.</summary>
public sealed class ProofTooOld() : Exception("The last proof of who acts is too old for this.");
