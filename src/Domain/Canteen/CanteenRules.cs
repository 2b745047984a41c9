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
}
