using System.Collections.Immutable;

namespace EduEvents.Domain.Privacy;

/// <summary>What is known beside the consent itself when one is given.</summary>
/// <param name="InForce">Version of the text in force today; null when there is none.</param>
/// <param name="GiverMay">Whether the giver may agree for the person: of age oneself, or a guardian of the child.</param>
/// <param name="SenderMay">Whether the sender is the giver, or notes a paper by right.</param>
/// <param name="Born">The person's birthday; null when it is not known.</param>
/// <param name="Day">The local day.</param>
public sealed record ConsentTerms(int? InForce, bool GiverMay, bool SenderMay, DateOnly? Born, DateOnly Day)
{
    /// <summary>What stands against a consent to the purpose at this age; null when nothing does.</summary>
    public Refusal? Age(string purpose) => ConsentPurposes.FitsAge(purpose, Born, Day) ? null
        : Born is null ? PrivacyRules.BirthDateUnknown() : PrivacyRules.LearnerIsOfAge();
}

/// <summary>The consent of one person to one purpose: the one that stands, if any, and the ids of all that were given.</summary>
public sealed record Consent(Guid Id, ConsentGiven? Standing, ImmutableHashSet<Guid> Given) : IState<Consent>
{
    /// <summary>Years from which a learner agrees for himself (Civil Code, Art. 17).</summary>
    public const int AgeOfMajority = 18;

    /// <summary>The stream of a person's consent to a purpose.</summary>
    public static Guid StreamOf(Guid person, string purpose) => StableId.Of("privacy.consent", person, purpose);

    /// <summary>Gives a consent; it takes the place of the one before. The same again changes nothing, also after it was taken back.</summary>
    public static IEnumerable<IDomainEvent> Give(Consent? consent, ConsentGiven facts, ConsentTerms terms)
    {
        if (consent?.Given.Contains(facts.ConsentId) == true) return [];
        var age = terms.Age(facts.Purpose);
        new Rules().Require(terms.InForce == facts.Version, PrivacyRules.TextNotInForce())
            .Require(terms.GiverMay, PrivacyRules.GiverMayNot())
            .Require(terms.SenderMay, PrivacyRules.NotTheGiver())
            .Require(facts.Until is null || facts.Until >= facts.From, PrivacyRules.ConsentEndsTooEarly())
            .Require(age is null, age!)
            .Check();
        return [facts];
    }

    /// <summary>Withdraws the consent that stands.</summary>
    /// <param name="senderMay">Whether the sender may agree for the person, or notes a paper by right: a child takes back no guardian's consent.</param>
    public IEnumerable<IDomainEvent> Withdraw(bool senderMay)
    {
        if (Standing is not { } given) return [];
        new Rules().Require(senderMay, PrivacyRules.GiverMayNot()).Check();
        return [new ConsentWithdrawn(given.ConsentId, given.PersonId, given.Purpose)];
    }

    /// <inheritdoc />
    public static Consent? Fold(Consent? consent, object @event) => @event switch
    {
        ConsentGiven e => new(StreamOf(e.PersonId, e.Purpose), e, (consent?.Given ?? []).Add(e.ConsentId)),
        ConsentWithdrawn => consent! with { Standing = null },
        _ => consent
    };
}
