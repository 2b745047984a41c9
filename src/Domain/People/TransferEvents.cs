namespace EduEvents.Domain.People;

/// <summary>A school let a learner go to another school of the platform, with the family's consent (Order 456, p. 27.4).</summary>
/// <param name="TransferId">The transfer.</param>
/// <param name="LearnerId">The learner.</param>
/// <param name="FormerOrganisation">The school that lets go.</param>
/// <param name="NewOrganisation">The school that takes in.</param>
/// <param name="On">The last day here, unless the other school takes in earlier.</param>
/// <param name="Departure">Code of the reason of the departure.</param>
/// <param name="Order">The order.</param>
public sealed record TransferOffered(
    Guid TransferId, Guid LearnerId, Guid FormerOrganisation, Guid NewOrganisation, DateOnly On, string Departure, OrderRef Order) : IDomainEvent;

/// <summary>The school does not let the learner go after all.</summary>
public sealed record TransferWithdrawn(Guid TransferId, Guid LearnerId, Guid NewOrganisation) : IDomainEvent;

/// <summary>Another school of the platform lets a learner come here.</summary>
/// <param name="TransferId">The transfer.</param>
/// <param name="LearnerId">The learner.</param>
/// <param name="FormerOrganisation">The school that lets go.</param>
/// <param name="On">The last day there.</param>
public sealed record TransferReceived(Guid TransferId, Guid LearnerId, Guid FormerOrganisation, DateOnly On) : IDomainEvent;

/// <summary>This school takes the learner in.</summary>
/// <param name="TransferId">The transfer.</param>
/// <param name="LearnerId">The learner.</param>
/// <param name="FormerOrganisation">The school that lets go.</param>
/// <param name="GroupId">The class here.</param>
/// <param name="From">First day here.</param>
/// <param name="Order">The order.</param>
public sealed record TransferAccepted(
    Guid TransferId, Guid LearnerId, Guid FormerOrganisation, Guid GroupId, DateOnly From, OrderRef Order) : IDomainEvent;

/// <summary>The former school does not let the learner go after all.</summary>
public sealed record TransferClosed(Guid TransferId) : IDomainEvent;

/// <summary>What came with the learner.</summary>
/// <param name="TransferId">The transfer.</param>
/// <param name="Entries">Entries of the profile that were taken over.</param>
/// <param name="SubjectCodes">Subjects of which results were taken over.</param>
/// <param name="LeftOut">Subjects of which there were results that found no place here: nobody is taught them, or the quarter is closed.</param>
public sealed record TransferCarried(Guid TransferId, int Entries, IReadOnlyList<string> SubjectCodes, IReadOnlyList<string> LeftOut) : IDomainEvent;
