using System.Net;
using System.Text.Json.Nodes;
using EduEvents.Application.Canteen;
using EduEvents.Domain.Access;
using EduEvents.Fixtures;

namespace EduEvents.Conformity.Canteen;

public sealed class CanteenChecks(Inspection school)
{
    [Fact]
    [Order("33-1.4", Missing = "Handing over to the Social Wallet.")]
    [Order("33-1.6", Missing = "A notice that a menu was put up.")]
    public async Task A_meal_is_paid_from_the_account_never_beyond_it_and_the_parent_sees_what_when_and_how_much()
    {
        var (cashier, guardian, child) = (await school.As(Roles.Cashier), await school.As(Roles.Guardian), school.Learners[0]);
        var meal = Guid.CreateVersion7();
        await cashier.Send("/api/canteen/top-up-account", new TopUpAccount(child, Guid.CreateVersion7(), 1000, "cash", LivedSchool.Today));
        await cashier.Send("/api/canteen/pay-meal", new PayMeal(child, meal, LivedSchool.Today, "lunch", "Палау, салат", 640));
        var dear = new PayMeal(child, Guid.CreateVersion7(), LivedSchool.Today, "dinner", "Той", 100_000);
        var refused = await cashier.Refused("/api/canteen/pay-meal", dear, HttpStatusCode.UnprocessableEntity);
        guardian.Position = cashier.Position;

        var day = await guardian.Read<JsonNode>($"/api/reports/learner-day/{child}/2026-09-16");
        var account = await cashier.Read<JsonNode>($"/api/canteen/account/{child}");

        Assert.Equal("canteen.balance_short", (string)refused["code"]!);
        var eaten = day["meals"]!.AsArray().Single(m => (Guid)m!["mealId"]! == meal)!;
        Assert.Equal(("Палау, салат", 640m), ((string)eaten["dish"]!, (decimal)eaten["price"]!));
        Assert.Contains(account["entries"]!.AsArray(), e => (Guid)e!["id"]! == meal && (decimal)e["amount"]! == -640m);
    }
}
