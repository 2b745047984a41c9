namespace EduEvents.Domain.Privacy;

/// <summary>The person's data may be kept, but no longer used or changed (Law 94-V, Art. 1, 25).</summary>
/// <param name="PersonId">The person.</param>
/// <param name="Ground">Code of the ground.</param>
public sealed record ProcessingBlocked(Guid PersonId, string Ground) : IDomainEvent;

/// <summary>The person's data may be used again.</summary>
public sealed record ProcessingUnblocked(Guid PersonId) : IDomainEvent;

/// <summary>The person is erased: the key of everything personal is destroyed for good; facts, counts and seals stay (Law 94-V, Art. 18).</summary>
/// <param name="PersonId">The person.</param>
/// <param name="Ground">Code of the ground.</param>
public sealed record PersonErased(Guid PersonId, string Ground) : IDomainEvent;
