namespace EduEvents.Domain;

/// <summary>A fact in the past tense, immutable, stored for ever under the name its module gives it.</summary>
public interface IDomainEvent;
