namespace EduEvents.Domain.Privacy;

/// <summary>Every way Privacy says no. Codes are part of the API; texts live in resources.</summary>
public static class PrivacyRules
{
    public static Refusal PersonUnknown() => new("privacy.person_unknown");
    public static Refusal StillHere() => new("privacy.still_here");
    public static Refusal PersonIsErased() => new("privacy.person_is_erased");
    public static Refusal IsBlocked() => new("privacy.is_blocked");
    public static Refusal GroundUnknown(string ground) => new("privacy.ground_unknown", ground);
}
