namespace EduEvents.Domain.Privacy;

/// <summary>Every way Privacy says no. Codes are part of the API; texts live in resources.</summary>
public static class PrivacyRules
{
    public static Refusal PersonUnknown() => new("privacy.person_unknown");
    public static Refusal StillHere() => new("privacy.still_here");
    public static Refusal PersonIsErased() => new("privacy.person_is_erased");
    public static Refusal IsBlocked() => new("privacy.is_blocked");
    public static Refusal ConsentMissing(string purpose) => new("privacy.consent_missing", purpose);
    public static Refusal TextNotInForce() => new("privacy.text_not_in_force");
    public static Refusal TextVersionNotNext(int next) => new("privacy.text_version_not_next", next);
    public static Refusal TextStartsTooEarly() => new("privacy.text_starts_too_early");
    public static Refusal GiverMayNot() => new("privacy.giver_may_not");
    public static Refusal NotTheGiver() => new("privacy.not_the_giver");
    public static Refusal ConsentEndsTooEarly() => new("privacy.consent_ends_too_early");
    public static Refusal BirthDateUnknown() => new("privacy.birth_date_unknown");
    public static Refusal LearnerIsOfAge() => new("privacy.learner_is_of_age");
    public static Refusal OnlyOneself() => new("privacy.only_oneself");
    public static Refusal GroundUnknown(string ground) => new("privacy.ground_unknown", ground);
}
