using EduEvents.Domain;
using EduEvents.Domain.Canteen;
using EduEvents.Projections.Canteen;
using EduEvents.Projections.Reports;

namespace EduEvents.Unit.Canteen;

public sealed class CanteenViewTests
{
    private static readonly MealServed Half = Table.Served(325, Table.Half);

    [Fact]
    public void A_dish_as_it_is_cooked_now()
    {
        var dearer = Kitchen.OfPilaf with { Price = Money.Tenge(450) };
        View.Of<DishCard>(Kitchen.Pilaf, new DishCardProjection().Evolve, Kitchen.OfPilaf, dearer, new DishWithdrawn(Kitchen.Pilaf, "қыс"))
            .Shows(new() { Id = Kitchen.Pilaf, Facts = dearer, Withdrawn = true });
    }

    [Fact]
    public void A_menu_from_the_kitchen_to_the_close() =>
        View.Of<MenuCard>(Kitchen.DayId, new MenuCardProjection().Evolve, Kitchen.Drawn, Kitchen.Approved, Kitchen.Started, Kitchen.Closed).Shows(new()
        {
            Id = Kitchen.DayId, On = Kitchen.Day, Stage = MenuStage.Closed, Lines = Kitchen.Lines, ApprovedAt = View.Recorded.AddSeconds(1),
            StartedAt = View.Recorded.AddSeconds(2), ClosedAt = View.Recorded.AddSeconds(3), Counted = [new("lunch", 3)]
        });

    [Fact]
    public void A_menu_drawn_up_anew_is_not_approved() =>
        View.Of<MenuCard>(Kitchen.DayId, new MenuCardProjection().Evolve, Kitchen.Drawn, Kitchen.Approved, Kitchen.Drawn)
            .Shows(new() { Id = Kitchen.DayId, On = Kitchen.Day, Stage = MenuStage.Drawn, Lines = Kitchen.Lines });

    [Fact]
    public void Rights_as_they_stand()
    {
        var card = View.Of<MealRightsCard>(Purse.Id, new MealRightsCardProjection().Evolve, Table.Entitled(), Table.Barred(BarSource.Family, "milk"),
            Table.Barred(BarSource.Medical, "nuts", Kitchen.Bun), Table.Barred(BarSource.Family, "egg"), Table.Limited(700),
            new EntitlementEnded(Purse.Id, Ids.Aigerim, Table.Free, new(2026, 10, 1), "ауысты"))!;

        card.Shows(new()
        {
            Id = Purse.Id, LearnerId = Ids.Aigerim, Entitlements = [new(Table.Entitled(), new(2026, 10, 1))], EntitledUntil = new(2026, 10, 1),
            Bars = [Table.Barred(BarSource.Medical, "nuts", Kitchen.Bun), Table.Barred(BarSource.Family, "egg")], ADay = 700
        });
        Assert.Equal((true, true, false), (card.IsBarred(Kitchen.Bun, []), card.IsBarred(Kitchen.Soup, ["egg"]), card.IsBarred(Kitchen.Soup, ["milk"])));
    }

    [Fact]
    public void What_a_learner_ate_in_a_month() => View.Of<LearnerMeals>(LearnerMeals.IdOf(Ids.Aigerim, Purse.Day), new LearnerMealsProjection().Evolve,
        Half, Purse.Paid(100, Table.MealB, "breakfast"), Table.Back(325, 325)).Shows(new()
        {
            Id = LearnerMeals.IdOf(Ids.Aigerim, Purse.Day), LearnerId = Ids.Aigerim, Year = 2026, Month = 9,
            Meals =
            [
                new(Ids.Meal, View.Recorded, Purse.Day, "lunch", [Kitchen.OfSoup.Names, Kitchen.OfPilaf.Names], 650, 325, true, Table.Half),
                new(Table.MealB, View.Recorded.AddSeconds(1), Purse.Day, "breakfast", [new("палау", "")], 100, 100, false)
            ]
        });

    [Fact]
    public void A_day_in_numbers_is_what_was_served_less_what_was_given_back()
    {
        var sheet = View.Of<ServingSheet>(ServingSheet.IdOf(Purse.Day), new ServingSheetProjection().Evolve, Half, Table.Served(0, Table.Free, Ids.Of(921)),
            Purse.Paid(100, Table.MealB), Table.Served(150, null, Ids.Of(922), Kitchen.OfBun), Table.Back(325, 325))!;

        Assert.Equal((Purse.Day, 2, 1, 0, 1, 250m, 650m), (sheet.On, sheet.Slots["lunch"].Paid, sheet.Slots["lunch"].Free, sheet.Slots["lunch"].Subsidised,
            sheet.Slots["lunch"].Refunded, sheet.Slots["lunch"].FromAccounts, sheet.Slots["lunch"].FromBudget));
        Assert.Equal(3, sheet.Slots["lunch"].Served());
        Assert.Equal(1, sheet.Portions[Kitchen.Bun]);
    }

    [Fact]
    public void The_account_the_childs_day_and_the_schools_day_tell_what_left_the_account()
    {
        var account = View.Of<MealAccountCard>(Purse.Id, new MealAccountCardProjection().Evolve, Purse.Opened, Purse.Filled(1000), Half)!;
        Assert.Equal((675m, "meal", -325m, 2), (account.Balance, account.Entries[0].Kind, account.Entries[0].Amount, account.Entries[0].Dishes!.Count));
        var learner = View.Of<LearnerDay>(LearnerDay.IdOf(Ids.Aigerim, Purse.Day), new LearnerDayProjection().Evolve, Half)!;
        Assert.Equal((Ids.Aigerim, 325m, "Сорпа"), (learner.LearnerId, learner.Meals.Single().Price, learner.Meals.Single().Dishes![0].Kk));
        var school = View.Of<SchoolDay>(SchoolDay.IdOf(Purse.Day), new SchoolDayProjection().Evolve, Half)!;
        Assert.Equal((Purse.Day, 1, 325m), (school.On, school.MealsServed, school.MealsSum));
    }
}
