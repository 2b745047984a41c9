namespace EduEvents.Domain.Privacy;

/// <summary>What was decided about a person's data.</summary>
public sealed record DataSubject(Guid Id, bool Blocked, bool Erased) : IState<DataSubject>
{
    /// <summary>Why data are erased or blocked: asked for, term of keeping over, consent withdrawn, kept without a right.</summary>
    public static readonly IReadOnlyList<string> Grounds = ["request", "retention", "consent_withdrawn", "unlawful"];

    /// <summary>The stream of a person's data.</summary>
    public static Guid StreamOf(Guid person) => StableId.Of("privacy.subject", person);

    /// <summary>Blocks the processing; blocked already, it stays so.</summary>
    public static IEnumerable<IDomainEvent> Block(DataSubject? subject, Guid person, string ground)
    {
        if (subject?.Blocked == true) return [];
        Known(ground).Require(subject?.Erased != true, PrivacyRules.PersonIsErased()).Check();
        return [new ProcessingBlocked(person, ground)];
    }

    /// <summary>Lets the data be used again.</summary>
    public IEnumerable<IDomainEvent> Unblock(Guid person) => Blocked ? [new ProcessingUnblocked(person)] : [];

    /// <summary>Erases a person who is known and no longer here: of those who learn or work here the law wants records.</summary>
    /// <param name="subject">What was decided before.</param>
    /// <param name="person">The person.</param>
    /// <param name="ground">Code of the ground.</param>
    /// <param name="here">Whether the person learns or works here; null when nobody knows the person.</param>
    public static IEnumerable<IDomainEvent> Erase(DataSubject? subject, Guid person, string ground, bool? here)
    {
        if (subject?.Erased == true) return [];
        Known(ground).Require(here is not null, PrivacyRules.PersonUnknown()).Require(here != true, PrivacyRules.StillHere()).Check();
        return [new PersonErased(person, ground)];
    }

    /// <inheritdoc />
    public static DataSubject? Fold(DataSubject? subject, object @event) => @event switch
    {
        ProcessingBlocked e => (subject ?? new(StreamOf(e.PersonId), false, false)) with { Blocked = true },
        ProcessingUnblocked e => (subject ?? new(StreamOf(e.PersonId), false, false)) with { Blocked = false },
        PersonErased e => (subject ?? new(StreamOf(e.PersonId), false, false)) with { Erased = true },
        _ => subject
    };

    private static Rules Known(string ground) => new Rules().Require(Grounds.Contains(ground), PrivacyRules.GroundUnknown(ground));
}
