namespace EduEvents.Domain.Curriculum;

/// <summary>How a subject is assessed (Order 125, pp. 7, 16).</summary>
public enum MarkMode
{
    /// <summary>Formative points 1-10 and summative works.</summary>
    Points,

    /// <summary>Pass or fail, no points.</summary>
    PassFail,

    /// <summary>No assessment.</summary>
    None
}

/// <summary>A subject entered the organisation's catalogue (Order 456, p. 27.6).</summary>
public sealed record SubjectAdded(Guid SubjectId, string Code, LocalNames Names, MarkMode MarkMode) : IDomainEvent;

/// <summary>A subject's names became known in more languages or are others now.</summary>
public sealed record SubjectNamed(Guid SubjectId, LocalNames Names) : IDomainEvent;

/// <summary>A subject is assessed otherwise from now on.</summary>
public sealed record SubjectAssessmentChosen(Guid SubjectId, MarkMode MarkMode) : IDomainEvent;

/// <summary>A teacher teaches a subject to a class or subgroup from a day on.</summary>
public sealed record TeachingAssigned(Guid SubjectId, Guid GroupId, Guid TeacherId, DateOnly From) : IDomainEvent;
