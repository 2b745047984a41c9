using EduEvents.Application.Security;
using EduEvents.Domain.Security;
using EduEvents.Projections.Security;
using static EduEvents.Unit.Spec;

namespace EduEvents.Unit.Security;

public sealed class AlertTests
{
    private const string School = "0192f0c5000070008000000000000001";
    private static readonly Guid Id = Ids.Of(500);
    private static readonly AlertRaised Raised = new(Id, "sign_in.failures", AlertSeverity.Warning, [new("failures", "20")], School);

    [Fact]
    public void What_is_noticed_is_raised() => Given<Alert>()
        .When(a => RaiseAlertHandler.Handle(new(Id, Raised.Kind, Raised.Severity, Raised.Facts, School), a)).Then(Raised);

    [Fact]
    public void Noticed_again_it_is_the_same_alert() => Given<Alert>(Raised)
        .When(a => RaiseAlertHandler.Handle(new(Id, Raised.Kind, AlertSeverity.Critical, [], School), a)).ThenNothing();

    [Fact]
    public void It_is_taken_up_once() => Given<Alert>(Raised).When(a => TakeAlertHandler.Handle(new(Id, School), a)).Then(new AlertTaken(Id));

    [Fact]
    public void Taken_already_changes_nothing() =>
        Given<Alert>(Raised, new AlertTaken(Id)).When(a => TakeAlertHandler.Handle(new(Id, School), a)).ThenNothing();

    [Fact]
    public void A_resolved_alert_is_not_taken_up() => Given<Alert>(Raised, new AlertResolved(Id, "done"))
        .When(a => TakeAlertHandler.Handle(new(Id, School), a)).ThenBroken(SecurityRules.AlertIsResolved());

    [Fact]
    public void It_is_resolved_with_a_word_about_how() => Given<Alert>(Raised, new AlertTaken(Id))
        .When(a => ResolveAlertHandler.Handle(new(Id, School, " password changed "), a)).Then(new AlertResolved(Id, "password changed"));

    [Fact]
    public void Resolved_already_changes_nothing() => Given<Alert>(Raised, new AlertResolved(Id, "done"))
        .When(a => ResolveAlertHandler.Handle(new(Id, School, "again"), a)).ThenNothing();

    [Theory, InlineData(null), InlineData("another")]
    public void Naming_another_place_leads_nowhere(string? organisation)
    {
        Given<Alert>(Raised).When(a => TakeAlertHandler.Handle(new(Id, organisation), a)).ThenBroken(SecurityRules.AlertOfAnotherPlace());
        Given<Alert>(Raised).When(a => ResolveAlertHandler.Handle(new(Id, organisation, "done"), a)).ThenBroken(SecurityRules.AlertOfAnotherPlace());
    }

    [Fact]
    public void The_card_shows_how_far_it_is()
    {
        var card = View.Of<AlertCard>(Id, new AlertCardProjection().Evolve, Raised, new AlertTaken(Id), new AlertResolved(Id, "done"))!;

        Assert.Equal((AlertState.Resolved, "done", "sign_in.failures", School), (card.State, card.Resolution, card.Kind, card.Organisation));
    }
}
