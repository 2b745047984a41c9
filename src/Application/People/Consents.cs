namespace EduEvents.Application.People;

/// <summary>What the family must have agreed to.</summary>
public static class Consents
{
    /// <summary>That marks and profile go over to another school with the learner.</summary>
    public const string Transfer = "school_transfer";
}
