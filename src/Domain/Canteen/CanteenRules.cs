namespace EduEvents.Domain.Canteen;

/// <summary>Every way the Canteen says no. Codes are part of the API; texts live in resources.</summary>
public static class CanteenRules
{
    public static Refusal AmountInvalid() => new("canteen.amount_invalid");
    public static Refusal BalanceShort(Money balance, Money price) => new("canteen.balance_short", balance, price);
    public static Refusal AlreadyServed(string slot, DateOnly on) => new("canteen.already_served", slot, on);
    public static Refusal TopUpIdReused() => new("canteen.top_up_id_reused");
    public static Refusal MealIdReused() => new("canteen.meal_id_reused");
    public static Refusal MealUnknown() => new("canteen.meal_unknown");
    public static Refusal AllergenUnknown() => new("canteen.allergen_unknown");
    public static Refusal ReasonNeeded() => new("canteen.reason_needed");
    public static Refusal MenuOfThePast(DateOnly on) => new("canteen.menu_of_the_past", on);
    public static Refusal MenuIsFrozen() => new("canteen.menu_is_frozen");
    public static Refusal MenuNotApproved() => new("canteen.menu_not_approved");
    public static Refusal SlotUnknown() => new("canteen.slot_unknown");
    public static Refusal DishUnknown() => new("canteen.dish_unknown");
    public static Refusal DishTwice() => new("canteen.dish_twice");
    public static Refusal NotToday(DateOnly on) => new("canteen.not_today", on);
    public static Refusal NotServing(DateOnly on) => new("canteen.not_serving", on);
    public static Refusal DayIsClosed(DateOnly on) => new("canteen.day_is_closed", on);
    public static Refusal DishNotOnMenu() => new("canteen.dish_not_on_menu");
    public static Refusal DishBarred(NameList dishes, NameList instead) => new("canteen.dish_barred", dishes, instead);
    public static Refusal LimitReached(Money limit, Money spent) => new("canteen.limit_reached", limit, spent);
    public static Refusal CategoryUnknown() => new("canteen.category_unknown");
    public static Refusal EntitlementIdReused() => new("canteen.entitlement_id_reused");
    public static Refusal EntitlementUnknown() => new("canteen.entitlement_unknown");
    public static Refusal EndsBeforeItBegins() => new("canteen.ends_before_it_begins");
    public static Refusal EndsOutsideItsTime(DateOnly from, DateOnly until) => new("canteen.ends_outside_its_time", from, until);
}
