using EduEvents.Domain;
using EduEvents.Domain.Canteen;
using JasperFx.Events;
using Marten.Events.Projections;

namespace EduEvents.Projections.Canteen;

/// <summary>A day of the canteen in numbers, as it is closed by.</summary>
public sealed class ServingSheet
{
    public Guid Id { get; set; }
    public DateOnly On { get; set; }
    public Dictionary<string, SlotTally> Slots { get; set; } = [];

    /// <summary>Portions of each dish of the menu, without those given back.</summary>
    public Dictionary<Guid, int> Portions { get; set; } = [];

    /// <summary>The document of a day.</summary>
    public static Guid IdOf(DateOnly on) => StableId.Of("canteen.serving_sheet", on);

    internal SlotTally Slot(string slot) => Slots.TryGetValue(slot, out var known) ? known : Slots[slot] = new();
}

/// <summary>One meal of a day by how it was paid, without what was given back.</summary>
public sealed class SlotTally
{
    public int Paid { get; set; }
    public int Free { get; set; }
    public int Subsidised { get; set; }

    /// <summary>How many were given back.</summary>
    public int Refunded { get; set; }

    /// <summary>Tenge taken from accounts.</summary>
    public decimal FromAccounts { get; set; }

    /// <summary>Tenge borne by the budget.</summary>
    public decimal FromBudget { get; set; }

    /// <summary>All meals.</summary>
    public int Served() => Paid + Free + Subsidised;

    internal void Count(decimal paid, decimal covered, int sign)
    {
        if (covered == 0) Paid += sign;
        else if (paid == 0) Free += sign;
        else Subsidised += sign;
        (FromAccounts, FromBudget) = (FromAccounts + sign * paid, FromBudget + sign * covered);
    }
}

/// <summary>Folds the meals of a day.</summary>
public sealed class ServingSheetProjection : MultiStreamProjection<ServingSheet, Guid>
{
    public ServingSheetProjection()
    {
        Identity<MealServed>(e => ServingSheet.IdOf(e.On));
        Identity<MealPaid>(e => ServingSheet.IdOf(e.On));
        Identity<MealRefunded>(e => ServingSheet.IdOf(e.On));
    }

    /// <inheritdoc />
    public override ServingSheet? Evolve(ServingSheet? snapshot, Guid id, IEvent e)
    {
        var sheet = snapshot ?? new ServingSheet { Id = id };
        switch (e.Data)
        {
            case MealServed m:
                sheet.On = m.On;
                sheet.Slot(m.Slot).Count(m.Paid.Amount, (m.Price - m.Paid).Amount, 1);
                foreach (var dish in m.Dishes) sheet.Portions[dish.DishId] = sheet.Portions.GetValueOrDefault(dish.DishId) + 1;
                break;
            case MealPaid m:
                sheet.On = m.On;
                sheet.Slot(m.Slot).Count(m.Price.Amount, 0, 1);
                break;
            // What was given back before the slot was told counts as such alone.
            case MealRefunded { Slot: { } slot } r:
                sheet.Slot(slot).Count(r.Price.Amount, r.Covered?.Amount ?? 0, -1);
                sheet.Slot(slot).Refunded++;
                break;
        }
        return sheet;
    }
}
