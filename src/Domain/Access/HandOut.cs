namespace EduEvents.Domain.Access;

/// <summary>What stands on a sheet that is handed out to its owner.</summary>
public enum HandOutKind
{
    /// <summary>An initial password, for an account that has no password of its owner's choice.</summary>
    Password,

    /// <summary>A one-time code for the page of recovery; until it is used, the password stays as it is.</summary>
    Code
}

/// <summary>Somebody was handed out how to get in; the event holds no secret (Order 456, p. 5.9).</summary>
/// <param name="AccountId">Whose account.</param>
/// <param name="HandOutId">This sheet; it replaces the one before.</param>
/// <param name="Kind">What stands on it.</param>
/// <param name="GroupId">The class for which it was issued; none for a single person.</param>
/// <param name="Until">When it is worth nothing any more.</param>
public sealed record HandOutIssued(Guid AccountId, Guid HandOutId, HandOutKind Kind, Guid? GroupId, DateTimeOffset Until) : IDomainEvent;

/// <summary>Under what terms a sheet is issued.</summary>
/// <param name="Keeper">Who issues it.</param>
/// <param name="IsOfGroup">True when the account is a learner's of the class today, or a guardian's of one; or when no class is meant.</param>
/// <param name="Until">When it is worth nothing any more.</param>
public sealed record HandOutTerms(Keeper Keeper, bool IsOfGroup, DateTimeOffset Until);
