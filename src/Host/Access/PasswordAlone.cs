using EduEvents.Application;
using EduEvents.Application.Access;

namespace EduEvents.Host.Access;

/// <summary>
/// Switches the second factor off for all roles by the ordinary rule, so that it is on record: for the demo town, whose passwords everybody
/// knows anyway, and for installations that are measured or tested. A real installation starts with it on.
/// </summary>
public static class PasswordAlone
{
    /// <summary>Sets the rule as the product itself; set already, nothing changes.</summary>
    public static Task Allow(IServiceProvider services, CancellationToken stop) => services.GetRequiredService<CommandPipeline>()
        .Send(new SetSecondFactorRule(null, Required: false), Accounts.AsProduct(Domain.Access.SignInRules.Stream), stop);
}
