using EduEvents.Application;
using EduEvents.Application.Canteen;
using EduEvents.Domain.Access;
using EduEvents.Domain.Canteen;
using EduEvents.Host.Live;
using EduEvents.Projections.Canteen;
using JasperFx.Events;
using JasperFx.Events.Projections;

namespace EduEvents.Host.Modules;

/// <summary>Meal accounts of learners and the meals paid from them.</summary>
public sealed class CanteenModule : IModule
{
    public string Name => "canteen";

    public IReadOnlyList<MenuEntry> Menu => [new("menu.canteen", "/canteen", "canteen", Permissions.CanteenServe, 40)];

    public void Events(EventNames events)
    {
        events.Add<MealAccountOpened>("meal_account_opened");
        events.Add<AccountToppedUp>("account_topped_up");
        events.Add<MealPaid>("meal_paid");
        events.Add<MealRefunded>("meal_refunded");
    }

    public void Views(ModuleViews views) => views.Add(new MealAccountCardProjection(), ProjectionLifecycle.Async);

    public void Api(ModuleApi api)
    {
        api.Command("open-meal-account", UseCase.Start<OpenMealAccount, MealAccount>(OpenMealAccountHandler.Handle));
        api.Command("top-up-account", UseCase.Change<TopUpAccount, MealAccount>(TopUpAccountHandler.Handle));
        api.Command("pay-meal", UseCase.Change<PayMeal, MealAccount>(PayMealHandler.Handle));
        api.Command("refund-meal", UseCase.Change<RefundMeal, MealAccount>(RefundMealHandler.Handle));

        api.ReadDocument<MealAccountCard>("account/{learnerId:guid}", Permissions.CanteenRead, r => new(Person: r.Id("learnerId")),
            r => MealAccount.IdOf(r.Id("learnerId")), "A learner's meal account.");
    }

    public IEnumerable<LiveMessage> Live(IEvent e) => e.Data switch
    {
        MealPaid m => [new(LiveTopic.Of(e.TenantId, "canteen"), "meal", new { m.LearnerId, m.MealId, m.Price.Amount })],
        AccountToppedUp t => [new(LiveTopic.Of(e.TenantId, "canteen"), "topUp", new { t.LearnerId, t.Amount.Amount })],
        _ => []
    };
}
