namespace EduEvents.Domain.Curriculum;

/// <summary>Every way Curriculum says no. Codes are part of the API; texts live in resources.</summary>
public static class CurriculumRules
{
    public static Refusal SubjectAlreadyAdded() => new("curriculum.subject_already_added");
}
