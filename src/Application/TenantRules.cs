using FluentValidation;

namespace EduEvents.Application;

/// <summary>The shape of a tenant: a scope written in another form would look right and never hold.</summary>
public static class TenantRules
{
    /// <summary>The id of an organisation as 32 lower hex digits.</summary>
    public static IRuleBuilderOptions<T, string?> IsTenant<T>(this IRuleBuilder<T, string?> rule) => rule.Matches("^[0-9a-f]{32}\\z");
}
