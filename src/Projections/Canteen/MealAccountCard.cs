using EduEvents.Domain;
using EduEvents.Domain.Canteen;
using JasperFx.Events;

namespace EduEvents.Projections.Canteen;

/// <summary>A learner's meal account with its last entries, newest first.</summary>
public sealed class MealAccountCard
{
    private const int Shown = 40;

    public Guid Id { get; set; }
    public Guid LearnerId { get; set; }
    public decimal Balance { get; set; }
    public List<MealAccountEntry> Entries { get; set; } = [];

    internal MealAccountCard Enter(MealAccountEntry entry)
    {
        Balance += entry.Amount;
        Entries.Insert(0, entry);
        if (Entries.Count > Shown) Entries.RemoveRange(Shown, Entries.Count - Shown);
        return this;
    }
}

/// <summary>One entry of the account.</summary>
/// <param name="Id">The meal or payment.</param>
/// <param name="At">When it was recorded.</param>
/// <param name="Kind">topUp, meal, refund.</param>
/// <param name="Text">Dish, source or reason.</param>
/// <param name="Amount">Tenge, negative when money left.</param>
/// <param name="Dishes">Dishes of the menu in place of a text.</param>
public sealed record MealAccountEntry(Guid Id, DateTimeOffset At, string Kind, string Text, decimal Amount, IReadOnlyList<LocalNames>? Dishes = null);

/// <summary>Folds the stream of an account.</summary>
public sealed class MealAccountCardProjection : StreamView<MealAccountCard>
{
    public MealAccountCardProjection()
    {
        IncludeType<MealAccountOpened>();
        IncludeType<AccountToppedUp>();
        IncludeType<MealPaid>();
        IncludeType<MealServed>();
        IncludeType<MealRefunded>();
    }

    /// <inheritdoc />
    public override MealAccountCard? Evolve(MealAccountCard? snapshot, Guid id, IEvent e) => (snapshot, e.Data) switch
    {
        (null, MealAccountOpened o) => new() { Id = id, LearnerId = o.LearnerId },
        ({ } a, AccountToppedUp t) => a.Enter(new(t.TopUpId, e.Timestamp, "topUp", t.Source, t.Amount.Amount)),
        ({ } a, MealPaid m) => a.Enter(new(m.MealId, e.Timestamp, "meal", m.Dish, -m.Price.Amount)),
        ({ } a, MealServed m) => a.Enter(new(m.MealId, e.Timestamp, "meal", "", -m.Paid.Amount, [.. m.Dishes.Select(d => d.Names)])),
        ({ } a, MealRefunded r) => a.Enter(new(r.MealId, e.Timestamp, "refund", r.Reason, r.Price.Amount)),
        _ => snapshot
    };
}
