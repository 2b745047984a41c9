using System.Collections.Immutable;

namespace EduEvents.Domain.Timetable;

/// <summary>The cards of a plan by their place, so that what stands in one place is found without looking at all.</summary>
public sealed class Board
{
    private readonly ILookup<Slot, Placement> _bySlot;
    private readonly IReadOnlyDictionary<Guid, Activity> _activities;

    /// <summary>The board of some activities and their cards.</summary>
    public Board(IReadOnlyDictionary<Guid, Activity> activities, IEnumerable<Placement> cards)
    {
        _activities = activities;
        Cards = [.. cards.Where(c => activities.ContainsKey(c.ActivityId))];
        _bySlot = Cards.ToLookup(c => c.Slot);
    }

    /// <summary>All cards in their places.</summary>
    public ImmutableArray<Placement> Cards { get; }

    /// <summary>The activity of a card.</summary>
    public Activity Of(Placement card) => _activities[card.ActivityId];

    /// <summary>The cards of other lessons that are held at the same time as a card.</summary>
    public IEnumerable<Placement> Meeting(Placement card) => _bySlot[card.Slot].Where(o => o.Card != card.Card && o.Meets(card));
}
