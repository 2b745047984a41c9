using System.Text.Json.Serialization;
using EduEvents.Domain.Canteen;
using JasperFx.Events;
using Marten;

namespace EduEvents.Projections.Canteen;

/// <summary>The menu of a day and how far its day is.</summary>
public sealed class MenuCard
{
    public Guid Id { get; set; }
    public DateOnly On { get; set; }

    [JsonConverter(typeof(SmallLetters<MenuStage>))]
    public MenuStage Stage { get; set; }
    public IReadOnlyList<MenuLine> Lines { get; set; } = [];
    public DateTimeOffset? ApprovedAt { get; set; }
    public DateTimeOffset? StartedAt { get; set; }
    public DateTimeOffset? ClosedAt { get; set; }

    /// <summary>What the kitchen counted when the day was closed.</summary>
    public IReadOnlyList<SlotCount> Counted { get; set; } = [];

    /// <summary>The slots that have dishes, in the order of the day.</summary>
    [JsonIgnore]
    public IEnumerable<string> Slots => MealSlots.All.Where(s => Lines.Any(l => l.Slot == s));

    /// <summary>The menus of some days in a row, in order; days without one are missing.</summary>
    /// <param name="session">Reads the organisation.</param>
    /// <param name="from">First day.</param>
    /// <param name="days">How many days, at most 100.</param>
    /// <param name="approved">True to leave out what the head has not approved.</param>
    /// <param name="stop">Breaks off.</param>
    public static async Task<IReadOnlyList<MenuCard>> Of(IQuerySession session, DateOnly from, int days, bool approved, CancellationToken stop) =>
        [.. (await session.LoadManyAsync<MenuCard>(stop, [.. Enumerable.Range(0, Math.Clamp(days, 1, 100)).Select(d => CanteenDay.IdOf(from.AddDays(d)))]))
            .Where(m => !approved || m.Stage != MenuStage.Drawn).OrderBy(m => m.On)];
}

/// <summary>Folds the stream of a day of the canteen.</summary>
public sealed class MenuCardProjection : StreamView<MenuCard>
{
    public MenuCardProjection()
    {
        IncludeType<MenuDrawnUp>();
        IncludeType<MenuApproved>();
        IncludeType<ServingStarted>();
        IncludeType<ServingClosed>();
    }

    /// <inheritdoc />
    public override MenuCard? Evolve(MenuCard? snapshot, Guid id, IEvent e)
    {
        var card = snapshot ?? new MenuCard { Id = id };
        switch (e.Data)
        {
            case MenuDrawnUp d:
                (card.On, card.Stage, card.Lines, card.ApprovedAt) = (d.On, MenuStage.Drawn, d.Lines, null);
                break;
            case MenuApproved:
                (card.Stage, card.ApprovedAt) = (MenuStage.Approved, e.Timestamp);
                break;
            case ServingStarted:
                (card.Stage, card.StartedAt) = (MenuStage.Serving, e.Timestamp);
                break;
            case ServingClosed c:
                (card.Stage, card.ClosedAt, card.Counted) = (MenuStage.Closed, e.Timestamp, c.Counted);
                break;
        }
        return card;
    }
}
