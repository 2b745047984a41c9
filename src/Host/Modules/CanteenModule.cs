using EduEvents.Application;
using EduEvents.Application.Canteen;
using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.Canteen;
using EduEvents.Host.Canteen;
using EduEvents.Host.Http;
using EduEvents.Host.Live;
using EduEvents.Projections.Canteen;
using JasperFx.Events;
using JasperFx.Events.Projections;

namespace EduEvents.Host.Modules;

/// <summary>Dishes and menus, meal accounts of learners, what is served to whom and who bears it.</summary>
public sealed class CanteenModule : IModule
{
    private const int DaysShown = 14;
    private static readonly CanteenLookup Lookup = new(ReferenceData.Allergens, ReferenceData.MealCategories);

    public string Name => "canteen";

    public IReadOnlyList<MenuEntry> Menu =>
    [
        new("menu.canteen", "/canteen", "canteen", Permissions.CanteenServe, 40), new("menu.till", "/till", "canteen", Permissions.CanteenServe, 41),
        new("menu.canteen_menu", "/menu", "list", Permissions.CanteenRead, 42)
    ];

    public void Events(EventNames events)
    {
        events.Add<MealAccountOpened>("meal_account_opened");
        events.Add<AccountToppedUp>("account_topped_up");
        events.Add<MealPaid>("meal_paid");
        events.Add<MealServed>("meal_served");
        events.Add<MealRefunded>("meal_refunded");
        events.Add<EntitlementGiven>("entitlement_given");
        events.Add<EntitlementEnded>("entitlement_ended");
        events.Add<DishesBarred>("dishes_barred");
        events.Add<SpendingLimited>("spending_limited");
        events.Add<MealRated>("meal_rated");
        events.Add<RatingAnswered>("rating_answered");
        events.Add<DishDescribed>("dish_described");
        events.Add<DishWithdrawn>("dish_withdrawn");
        events.Add<MenuDrawnUp>("menu_drawn_up");
        events.Add<MenuApproved>("menu_approved");
        events.Add<ServingStarted>("serving_started");
        events.Add<ServingClosed>("serving_closed");
    }

    public void Views(ModuleViews views)
    {
        views.Add(new MealAccountCardProjection(), ProjectionLifecycle.Async);
        views.Add(new MealRightsCardProjection(), ProjectionLifecycle.Async);
        views.Add(new LearnerMealsProjection(), ProjectionLifecycle.Async);
        views.Add(new RatingCardProjection(), ProjectionLifecycle.Async);
        views.Add(new DishCardProjection(), ProjectionLifecycle.Async);
        views.Add(new MenuCardProjection(), ProjectionLifecycle.Async);
        views.Add(new ServingSheetProjection(), ProjectionLifecycle.Async);
    }

    public void Api(ModuleApi api)
    {
        api.Command("open-meal-account", UseCase.Start<OpenMealAccount, MealAccount>(OpenMealAccountHandler.Handle));
        api.Command("top-up-account", UseCase.Change<TopUpAccount, MealAccount>(TopUpAccountHandler.Handle));
        api.Command("pay-meal", UseCase.Change<PayMeal, MealAccount>(PayMealHandler.Handle));
        api.Command("serve-meal", UseCase.Change<ServeMeal, MealAccount, ServingFacts>(ServeMealHandler.Handle, CanteenLookup.Serving, nameof(MenuCard)));
        api.Command("refund-meal", UseCase.Change<RefundMeal, MealAccount>(RefundMealHandler.Handle));
        api.Command("give-entitlement", UseCase.Change<GiveEntitlement, MealAccount, MealCodes>(GiveEntitlementHandler.Handle, Lookup.Codes));
        api.Command("end-entitlement", UseCase.Change<EndEntitlement, MealAccount>(EndEntitlementHandler.Handle));
        api.Command("bar-dishes", UseCase.Change<BarDishes, MealAccount, (BarSource, MealCodes)>(BarDishesHandler.Handle, Lookup.Bars));
        api.Command("limit-spending", UseCase.Change<LimitSpending, MealAccount>(LimitSpendingHandler.Handle));
        api.Command("describe-dish", UseCase.Start<DescribeDish, Dish, DishFacts>(DescribeDishHandler.Handle, Lookup.Dish));
        api.Command("withdraw-dish", UseCase.Change<WithdrawDish, Dish>(WithdrawDishHandler.Handle));
        api.Command("draw-up-menu", UseCase.Start<DrawUpMenu, CanteenDay, MenuFacts>(DrawUpMenuHandler.Handle, CanteenLookup.Menu, nameof(DishCard)));
        api.Command("approve-menu", UseCase.Change<ApproveMenu, CanteenDay>(ApproveMenuHandler.Handle));
        api.Command("start-serving", UseCase.Change<StartServing, CanteenDay, DateOnly>(StartServingHandler.Handle, StartServingHandler.Today));
        api.Command("close-serving", UseCase.Change<CloseServing, CanteenDay>(CloseServingHandler.Handle));
        api.Command("rate-meal", UseCase.Start<RateMeal, MealRating, RatedMeal>(RateMealHandler.Handle, CanteenLookup.Rated, nameof(LearnerMeals)));
        api.Command("answer-rating", UseCase.Change<AnswerRating, MealRating>(AnswerRatingHandler.Handle));
        Reads(api);
        OfLearners(api);
    }

    public IEnumerable<LiveMessage> Live(IEvent e) => e.Data switch
    {
        MealPaid m => Told(e, m.LearnerId, "meal", new { m.LearnerId, m.MealId, m.Price.Amount }),
        MealServed m => Told(e, m.LearnerId, "meal", new { m.LearnerId, m.MealId, m.Paid.Amount }),
        MealRefunded r => Told(e, r.LearnerId, "refund", new { r.LearnerId, r.MealId, r.Price.Amount }),
        AccountToppedUp t => Told(e, t.LearnerId, "topUp", new { t.LearnerId, t.Amount.Amount }),
        _ => []
    };

    // The canteen hears of everybody, a family of its own child.
    private static IEnumerable<LiveMessage> Told(IEvent e, Guid learner, string kind, object data) =>
        [new(LiveTopic.Of(e.TenantId, "canteen"), kind, data), new(LiveTopic.Of(e.TenantId, "learner", learner), kind, data)];

    private static void Reads(ModuleApi api)
    {
        api.ReadForAll<IReadOnlyList<DatedCode>>("allergens", "", _ => Task.FromResult<IReadOnlyList<DatedCode>?>(ReferenceData.Allergens),
            "Allergens of which a menu tells, each with the time it is in force.");
        api.Read("dishes", Permissions.CanteenRead, nameof(DishCard), _ => Scope.Platform,
            async r => (IReadOnlyList<DishCard>?)await DishCard.All(r.Session, r.Stop), "The dishes that are cooked.");
        api.ReadRaw<byte[]>("dish/{dishId:guid}/photo/{fileId:guid}", Permissions.CanteenRead, nameof(DishCard), _ => Scope.Platform, CanteenReads.Photo,
            "The photograph of a dish.");
        api.Read("menus/{from}", Permissions.CanteenRead, nameof(MenuCard), _ => Scope.Platform,
            async r => (IReadOnlyList<MenuCard>?)await MenuCard.Of(r.Session, r.Day("from"), DaysShown, approved: false, r.Stop),
            "The menus of two weeks from a day on, approved or not.");
        api.Read("day/{on}", Permissions.CanteenRead, nameof(ServingSheet), _ => Scope.Platform,
            async r => (CanteenReport?)await CanteenReads.Day(r.Session, r.Day("on"), r.Stop),
            "A day in numbers: meals by how they were paid, sums, and the portions the kitchen counted.");
        api.Read("entitlements", Permissions.CanteenEntitle, nameof(MealRightsCard), _ => Scope.Platform,
            async r => (IReadOnlyList<MealRightsCard>?)await MealRightsCard.EntitledFrom(r.Session, r.QueryDay("on") ?? Today(r), r.Stop),
            "Learners with free or subsidised meals on a day ('on', else today) or later.");
    }

    private static void OfLearners(ModuleApi api)
    {
        api.Read("ratings/{from}", Permissions.CanteenRead, nameof(RatingCard), _ => Scope.Platform,
            async r => await RatingTrend.Of(r.Session, r.Day("from"), r.QueryDay("to") ?? r.Day("from").AddDays(30), r.Stop),
            "What families said of the meals of some days ('to', else a month), newest first, with the trend by day.");
        static Scope Learner(ReadRequest r) => new(Person: r.Id("learnerId"));
        api.ReadDocument<MealAccountCard>("account/{learnerId:guid}", Permissions.CanteenRead, Learner,
            r => MealAccount.IdOf(r.Id("learnerId")), "A learner's meal account.");
        api.Read("learner/{learnerId:guid}/menus/{from}", Permissions.LearnerRead, nameof(MenuCard), Learner,
            async r => (IReadOnlyList<OfferedMenu>?)await CanteenReads.Offered(r.Session, r.Id("learnerId"), r.Day("from"), DaysShown, r.Stop),
            "The approved menus of two weeks from a day on, with the dishes that are barred for the learner.");
        api.ReadRaw<byte[]>("learner/{learnerId:guid}/dish/{dishId:guid}/photo/{fileId:guid}", Permissions.LearnerRead, nameof(DishCard), Learner,
            CanteenReads.Photo, "The photograph of a dish.");
        api.Read("learner/{learnerId:guid}/meals/{year:int}/{month:int}", Permissions.LearnerRead, nameof(LearnerMeals), Learner,
            async r => r.Number("month") is >= 1 and <= 12 && r.Number("year") is >= 1900 and <= 2100
                ? await CanteenReads.Month(r.Session, r.Id("learnerId"), new(r.Number("year"), r.Number("month"), 1), r.Stop) : null,
            "What a learner ate in a month, when and for how much, with sums.");
        api.Read("learner/{learnerId:guid}/rights", Permissions.CanteenRestrict, nameof(MealRightsCard), Learner,
            r => r.Session.LoadAsync<MealRightsCard>(MealRightsCard.IdOf(r.Id("learnerId")), r.Stop),
            "What a learner is entitled to, must not be served and may spend.");
    }

    private static DateOnly Today(ReadRequest r) => SchoolTime.Day(r.Get<TimeProvider>().GetUtcNow());
}
