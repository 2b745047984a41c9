using System.Net;
using System.Text.Json.Nodes;
using EduEvents.Application.Canteen;
using EduEvents.Domain.Access;
using EduEvents.Domain.Canteen;
using EduEvents.Fixtures;

namespace EduEvents.Conformity.Canteen;

public sealed class MenuChecks(Inspection inspection)
{
    private static readonly Nutrients Gives = new(9, 8, 40, 280);

    [Fact]
    [Order("33-1.3")]
    [Order("33-1.6", Missing = "A notice that a menu was put up.")]
    public async Task A_menu_with_prices_and_photographs_is_approved_by_the_head_and_the_family_sees_it_ahead()
    {
        var school = await TestSchool.Found(inspection);
        var (cook, director, dish, photo) = (await With(school, Roles.Cook), await school.AsDirector(), Guid.CreateVersion7(), Guid.CreateVersion7());
        var guardian = await school.With(Roles.Guardian, new(school.Organisation, Person: school.Learners[0]));
        using var body = new ByteArrayContent(SentFiles.Jpeg);
        using var sent = await cook.Http.PutAsync(new Uri($"/api/files/{photo}", UriKind.Relative), body);
        var tomorrow = LivedSchool.Today.AddDays(1);
        await cook.Send("/api/canteen/describe-dish", new DescribeDish(dish, new("Палау", "Плов", "Pilaf"), 220, 520.50m, Gives, ["celery"], [new(photo, "палау.jpg")]));
        await cook.Send("/api/canteen/draw-up-menu", new DrawUpMenu(tomorrow, [new("lunch", dish, false)]));
        guardian.Position = director.Position = cook.Position;
        Assert.Empty(await guardian.Read<JsonArray>($"/api/canteen/learner/{school.Learners[0]}/menus/2026-09-16"));

        await cook.Refused("/api/canteen/approve-menu", new ApproveMenu(tomorrow), HttpStatusCode.Forbidden);
        await director.Send("/api/canteen/approve-menu", new ApproveMenu(tomorrow));
        guardian.Position = director.Position;

        var menu = (await guardian.Read<JsonArray>($"/api/canteen/learner/{school.Learners[0]}/menus/2026-09-16")).Single()!["menu"]!;
        Assert.Equal(("2026-09-17", "approved"), ((string)menu["on"]!, (string)menu["stage"]!));
        Assert.Equal((520.50m, 220, "Палау"), ((decimal)menu["lines"]![0]!["price"]!["amount"]!, (int)menu["lines"]![0]!["portion"]!, (string)menu["lines"]![0]!["names"]!["kk"]!));
        using var picture = await guardian.Get($"/api/canteen/learner/{school.Learners[0]}/dish/{dish}/photo/{photo}");
        Assert.Equal(SentFiles.Jpeg, await picture.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    [Order("33-1.7")]
    public async Task A_parent_bars_an_allergen_and_the_till_refuses_the_dish_and_says_what_there_is_instead()
    {
        var (school, cashier, dish, other) = await Serving();
        var (child, guardian) = (school.Learners[0], await school.With(Roles.Guardian, new(school.Organisation, Person: school.Learners[0])));
        await guardian.Send("/api/canteen/bar-dishes", new BarDishes(child, ["celery"], []));
        cashier.Position = guardian.Position;
        await cashier.Send("/api/canteen/top-up-account", new TopUpAccount(child, Guid.CreateVersion7(), 1000, "cash", LivedSchool.Today));

        var refused = await cashier.Refused("/api/canteen/serve-meal", Meal(child, dish), HttpStatusCode.UnprocessableEntity, ("Accept-Language", "ru"));

        Assert.Equal("canteen.dish_barred", (string)refused["code"]!);
        Assert.Contains("Плов. Вместо этого: Рагу", (string)refused["detail"]!, StringComparison.Ordinal);
        await cashier.Send("/api/canteen/serve-meal", Meal(child, other));
    }

    [Fact]
    [Order("33-1.4", Missing = "Handing over to the Social Wallet.")]
    public async Task Free_and_subsidised_meals_are_served_once_a_day_by_a_decision_and_the_day_is_closed_with_what_the_kitchen_counted()
    {
        var (school, cashier, dish, _) = await Serving();
        var (director, free, half) = (await school.AsDirector(), school.Learners[0], school.Learners[1]);
        foreach (var (learner, share) in new[] { (free, 100), (half, 50) })
            await director.Send("/api/canteen/give-entitlement",
                new GiveEntitlement(learner, Guid.CreateVersion7(), "primary", ["lunch"], share, new(2026, 9, 1), new(2027, 5, 25), new("45-ө", new(2026, 8, 28))));
        cashier.Position = director.Position;
        await cashier.Send("/api/canteen/top-up-account", new TopUpAccount(half, Guid.CreateVersion7(), 1000, "cash", LivedSchool.Today));
        var first = Meal(free, dish);
        await cashier.Send("/api/canteen/serve-meal", first);
        await cashier.Send("/api/canteen/serve-meal", Meal(half, dish));
        var twice = await cashier.Refused("/api/canteen/serve-meal", Meal(free, dish), HttpStatusCode.UnprocessableEntity);
        Assert.Equal("canteen.already_served", (string)twice["code"]!);
        await cashier.Send("/api/canteen/refund-meal", new RefundMeal(free, first.MealId, "қате"));
        await cashier.Send("/api/canteen/serve-meal", Meal(free, dish));
        await cashier.Send("/api/canteen/close-serving", new CloseServing(LivedSchool.Today, [new SlotCount("lunch", 3)]));

        var lunch = (await cashier.Read<JsonNode>("/api/canteen/day/2026-09-16"))["slots"]!.AsArray().Single()!;
        var tally = lunch["tally"]!;
        Assert.Equal((0, 1, 1, 1, 260.25m, 780.75m), ((int)tally["paid"]!, (int)tally["free"]!, (int)tally["subsidised"]!, (int)tally["refunded"]!,
            (decimal)tally["fromAccounts"]!, (decimal)tally["fromBudget"]!));
        Assert.Equal((3, 1), ((int)lunch["counted"]!, (int)lunch["difference"]!));
        var month = await director.Read<JsonNode>($"/api/canteen/learner/{half}/meals/2026/9");
        Assert.Equal((1, 260.25m, 260.25m), ((int)month["count"]!, (decimal)month["paid"]!, (decimal)month["covered"]!));
    }

    [Fact]
    [Order("33-1.8")]
    public async Task A_parent_rates_a_meal_with_a_comment_the_canteen_answers_and_the_trend_is_told()
    {
        var (school, cashier, dish, _) = await Serving();
        var (child, meal) = (school.Learners[0], Meal(school.Learners[0], dish));
        await cashier.Send("/api/canteen/top-up-account", new TopUpAccount(child, Guid.CreateVersion7(), 1000, "cash", LivedSchool.Today));
        await cashier.Send("/api/canteen/serve-meal", meal);
        var guardian = await school.With(Roles.Guardian, new(school.Organisation, Person: child));
        guardian.Position = cashier.Position;
        await guardian.Send("/api/canteen/rate-meal", new RateMeal(child, meal.MealId, LivedSchool.Today, 4, "Дәмді, бірақ суық"));
        cashier.Position = guardian.Position;
        await cashier.Send("/api/canteen/answer-rating", new AnswerRating(meal.MealId, child, "Рақмет"));

        var told = await cashier.Read<JsonNode>("/api/canteen/ratings/2026-09-01");

        Assert.Equal(("2026-09-16", 1, 4m), ((string)told["days"]![0]!["on"]!, (int)told["days"]![0]!["count"]!, (decimal)told["days"]![0]!["average"]!));
        Assert.Equal(("Дәмді, бірақ суық", "Рақмет"), ((string)told["ratings"]![0]!["comment"]!, (string)told["ratings"]![0]!["answer"]!));
    }

    private static ServeMeal Meal(Guid learner, Guid dish) => new(learner, Guid.CreateVersion7(), LivedSchool.Today, "lunch", [dish], false);

    private static Task<Sender> With(TestSchool school, string role) => school.With(role, new(school.Organisation));

    private async Task<(TestSchool School, Sender Cashier, Guid Dish, Guid Other)> Serving()
    {
        var school = await TestSchool.Found(inspection);
        var (platform, dish, other) = (school.Platform!, Guid.CreateVersion7(), Guid.CreateVersion7());
        foreach (var learner in school.Learners) await platform.Send("/api/canteen/open-meal-account", new OpenMealAccount(learner));
        await platform.Send("/api/canteen/describe-dish", new DescribeDish(dish, new("Палау", "Плов", "Pilaf"), 220, 520.50m, Gives, ["celery"], []));
        await platform.Send("/api/canteen/describe-dish", new DescribeDish(other, new("Қуырдақ", "Рагу", "Stew"), 220, 480, Gives, [], []));
        await platform.Send("/api/canteen/draw-up-menu", new DrawUpMenu(LivedSchool.Today, [new("lunch", dish, false), new("lunch", other, false)]));
        await platform.Send("/api/canteen/approve-menu", new ApproveMenu(LivedSchool.Today));
        await platform.Send("/api/canteen/start-serving", new StartServing(LivedSchool.Today));
        return (school, await With(school, Roles.Cashier), dish, other);
    }
}
