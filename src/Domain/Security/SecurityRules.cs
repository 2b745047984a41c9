namespace EduEvents.Domain.Security;

/// <summary>Every way Security says no. Codes are part of the API; texts live in resources.</summary>
public static class SecurityRules
{
    public static Refusal AlertIsResolved() => new("security.alert_is_resolved");
    public static Refusal CheckOfAnotherDay() => new("security.check_of_another_day");
    public static Refusal AlertOfAnotherPlace() => new("security.alert_of_another_place");
}
