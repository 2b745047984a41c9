namespace EduEvents.Domain.Privacy;

/// <summary>How a consent came about.</summary>
public enum ConsentForm
{
    /// <summary>Given here by whoever is signed in.</summary>
    Electronic,

    /// <summary>Signed on paper and noted by staff.</summary>
    Paper
}

/// <summary>Purposes that the product itself asks for; an organisation adds its own by issuing a text for it.</summary>
public static class ConsentPurposes
{
    /// <summary>Recognition by face, finger or palm.</summary>
    public const string Biometrics = "biometrics";

    /// <summary>That a learner's passes are recorded by a card, or by a code that is shown (Order 456, p. 33-1.1).</summary>
    public const string Card = "card", Code = "code";

    /// <summary>That a learner under age goes on to other systems by single sign-on (Law 94-V, Art. 7, 8).</summary>
    public const string Partners = "partners";

    /// <summary>That a learner signs in without a second factor (Order 456, p. 5.11).</summary>
    public const string OneFactor = "one_factor";

    /// <summary>The privacy policy: accepted by whoever signs in, given for nobody else.</summary>
    public const string Policy = "policy";

    /// <summary>True when only learners are asked for it; who works here is not.</summary>
    public static bool IsOfLearners(string purpose) => purpose is Card or Code or Partners;

    /// <summary>Birthday, in years, from which a learner is not asked for it, because he says so himself where it is needed; null for never.</summary>
    public static int? AskedUntil(string purpose) => purpose == Partners ? Consent.AgeOfMajority : null;

    /// <summary>Birthday, in years, from which a consent to the purpose holds no more; null when it holds at any age.</summary>
    public static int? EndsAt(string purpose) => purpose == OneFactor ? 16 : null;

    /// <summary>True when a consent to the purpose can hold on a day for who was born then; never for whose birthday must be known and is not.</summary>
    public static bool FitsAge(string purpose, DateOnly? born, DateOnly day) => EndsAt(purpose) is not { } years || day < born?.AddYears(years);
}

/// <summary>A new version of what people are asked to agree to (Law 94-V, Art. 8).</summary>
/// <param name="Purpose">Code of the purpose.</param>
/// <param name="Version">1 for the first, then one by one.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Kk">The whole text in Kazakh.</param>
/// <param name="Ru">The whole text in Russian.</param>
/// <param name="ValidFrom">First day in force, until the next version is.</param>
public sealed record ConsentTextIssued(string Purpose, int Version, LocalNames Title, string Kk, string Ru, DateOnly ValidFrom) : IDomainEvent;

/// <summary>A consent was given (Law 94-V, Art. 7, 8).</summary>
/// <param name="ConsentId">The consent.</param>
/// <param name="PersonId">Whose data it is about.</param>
/// <param name="GivenBy">Who gave it: the person, or a guardian of the child.</param>
/// <param name="Purpose">Code of the purpose.</param>
/// <param name="Version">Version of the text that was agreed to.</param>
/// <param name="From">First day it holds.</param>
/// <param name="Until">Last day it holds; null until it is withdrawn.</param>
/// <param name="Form">How it came about.</param>
public sealed record ConsentGiven(
    Guid ConsentId, Guid PersonId, Guid GivenBy, string Purpose, int Version, DateOnly From, DateOnly? Until, ConsentForm Form) : IDomainEvent;

/// <summary>A consent was withdrawn; from now on it holds no more (Law 94-V, Art. 8).</summary>
/// <param name="ConsentId">The consent.</param>
/// <param name="PersonId">Whose data it was about.</param>
/// <param name="Purpose">Code of the purpose.</param>
public sealed record ConsentWithdrawn(Guid ConsentId, Guid PersonId, string Purpose) : IDomainEvent;

/// <summary>Somebody who signs in accepted the privacy policy.</summary>
/// <param name="PersonId">Who.</param>
/// <param name="Version">Version of the policy.</param>
public sealed record PolicyAccepted(Guid PersonId, int Version) : IDomainEvent;
