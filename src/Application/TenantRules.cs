using EduEvents.Domain;
using FluentValidation;

namespace EduEvents.Application;

/// <summary>The shape of scopes: one written in another form would look right and never hold.</summary>
public static class TenantRules
{
    /// <summary>The id of an organisation as 32 lower hex digits.</summary>
    public static IRuleBuilderOptions<T, string?> IsTenant<T>(this IRuleBuilder<T, string?> rule) => rule.Matches("^[0-9a-f]{32}\\z");

    /// <summary>A scope whose organisation is a tenant and whose area is a region (two digits) or a district (four digits).</summary>
    public static IRuleBuilderOptions<T, Scope> IsScope<T>(this IRuleBuilder<T, Scope> rule) => rule.ChildRules(scope =>
    {
        scope.RuleFor(s => s.Organisation).IsTenant().When(s => s.Organisation is not null);
        scope.RuleFor(s => s.Area).Matches("^[0-9]{2}([0-9]{2})?\\z").When(s => s.Area is not null);
    });
}
