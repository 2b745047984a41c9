using System.Collections.Immutable;

namespace EduEvents.Domain.People;

/// <summary>
/// The digital profile of a learner or a teacher, as far as it is entered by hand: what the journal and the other modules know already is never
/// typed once more.
/// </summary>
public sealed record Profile(Guid Id) : IState<Profile>
{
    /// <summary>Entries by id, those withdrawn included.</summary>
    public ImmutableDictionary<Guid, IProfileEntry> Entries { get; init; } = ImmutableDictionary<Guid, IProfileEntry>.Empty;

    /// <summary>Entries that do not count.</summary>
    public ImmutableHashSet<Guid> Withdrawn { get; init; } = [];

    /// <summary>The languages as they were told last.</summary>
    public LanguagesTold? Languages { get; init; }

    /// <summary>What the medical worker noted last.</summary>
    public HealthNoted? Health { get; init; }

    /// <summary>Special needs; none when there are none or they have ended.</summary>
    public SpecialNeedsNoted? Needs { get; init; }

    /// <summary>Last day of the special needs before; none while they last.</summary>
    public DateOnly? NeedsEnded { get; init; }

    /// <summary>The stream of a person's profile.</summary>
    public static Guid IdOf(Guid person) => StableId.Of("people.profile", person);

    /// <summary>Makes an entry; the same again changes nothing, also after it was withdrawn.</summary>
    public static IEnumerable<IDomainEvent> Enter(Profile? profile, IProfileEntry entry, DateOnly today)
    {
        if (profile?.Entries.GetValueOrDefault(entry.EntryId) is { } known)
            return known.Equals(entry) ? [] : throw new RuleBroken(PeopleRules.EntryAlreadyMade());
        new Rules().Require(entry.On <= today, PeopleRules.EntryInFuture()).Check();
        return [entry];
    }

    /// <summary>Withdraws an entry that was made wrongly; withdrawn already changes nothing.</summary>
    public IEnumerable<IDomainEvent> Withdraw(Guid person, Guid entry)
    {
        if (Withdrawn.Contains(entry)) return [];
        new Rules().Require(Entries.ContainsKey(entry), PeopleRules.EntryUnknown()).Check();
        return [new ProfileEntryWithdrawn(person, entry)];
    }

    /// <summary>Tells the languages; told so already changes nothing.</summary>
    public static IEnumerable<IDomainEvent> TellLanguages(Profile? profile, LanguagesTold facts) => profile?.Languages == facts ? [] : [facts];

    /// <summary>Notes what the medical worker found; noted so already changes nothing.</summary>
    public static IEnumerable<IDomainEvent> NoteHealth(Profile? profile, HealthNoted facts)
    {
        if (profile?.Health == facts) return [];
        new Rules().Require(profile?.Health is not { } known || facts.From >= known.From, PeopleRules.NotedLater(profile?.Health?.From ?? default)).Check();
        return [facts];
    }

    /// <summary>Notes special needs, or that they are others now; noted so already changes nothing.</summary>
    public static IEnumerable<IDomainEvent> NoteNeeds(Profile? profile, SpecialNeedsNoted facts)
    {
        if (profile?.Needs == facts) return [];
        new Rules()
            .Require(profile?.Needs is not { } known || facts.From >= known.From, PeopleRules.NotedLater(profile?.Needs?.From ?? default))
            .Require(profile?.NeedsEnded is not { } ended || facts.From > ended, PeopleRules.JoinedBeforeLeaving(profile?.NeedsEnded ?? default))
            .Check();
        return [facts];
    }

    /// <summary>Ends the special needs; ended already changes nothing.</summary>
    public IEnumerable<IDomainEvent> EndNeeds(Guid person, DateOnly on)
    {
        if (Needs is not { } needs) return NeedsEnded == on ? [] : throw new RuleBroken(PeopleRules.NotInCategory());
        new Rules().Require(on >= needs.From, PeopleRules.LeftBeforeJoining(needs.From)).Check();
        return [new SpecialNeedsEnded(person, on)];
    }

    /// <inheritdoc />
    public static Profile? Fold(Profile? profile, object @event)
    {
        var p = profile ?? Empty(@event);
        return @event switch
        {
            IProfileEntry e => p! with { Entries = p.Entries.SetItem(e.EntryId, e) },
            ProfileEntryWithdrawn e => p! with { Withdrawn = p.Withdrawn.Add(e.EntryId) },
            LanguagesTold e => p! with { Languages = e },
            HealthNoted e => p! with { Health = e },
            SpecialNeedsNoted e => p! with { Needs = e, NeedsEnded = null },
            SpecialNeedsEnded e => p! with { Needs = null, NeedsEnded = e.On },
            _ => profile
        };
    }

    private static Profile? Empty(object @event) => @event switch
    {
        IProfileEntry e => new(IdOf(e.PersonId)),
        LanguagesTold e => new(IdOf(e.PersonId)),
        HealthNoted e => new(IdOf(e.PersonId)),
        SpecialNeedsNoted e => new(IdOf(e.PersonId)),
        _ => null
    };
}
