using System.Collections.Immutable;

namespace EduEvents.Domain.Timetable;

/// <summary>
/// Gives the cards of a week their rooms. All rooms of a kind are alike for the rules, so at each time any choice works; a class and a teacher keep
/// the room they have most often, where it is free.
/// </summary>
public static class RoomAllotment
{
    /// <summary>The same cards, each with a room for every part that needs one; null where all of the kind are taken.</summary>
    public static IReadOnlyList<Placement> Of(SchoolWeek week, ImmutableDictionary<Guid, Activity> activities, IReadOnlyList<Placement> cards)
    {
        var (used, given) = (new Dictionary<(Guid Room, Slot Slot), List<Weeks>>(), new Dictionary<(Guid Of, Guid Room), int>());
        var allotted = new List<Placement>(cards.Count);
        foreach (var card in cards.Where(c => c.Fixed)) allotted.Add(Note(card));
        // Who needs a room every week goes before those who can share one.
        foreach (var card in cards.Where(c => !c.Fixed).OrderBy(c => c.Slot.Day).ThenBy(c => c.Slot.Shift).ThenBy(c => c.Slot.Number)
            .ThenBy(c => c.Weeks != Weeks.Every).ThenBy(c => c.ActivityId).ThenBy(c => c.Index))
            allotted.Add(Allot(card));
        return allotted;

        Placement Allot(Placement card)
        {
            var rooms = new Guid?[card.Rooms.Count];
            foreach (var (i, part) in activities[card.ActivityId].Parts.Index())
            {
                var same = activities[card.ActivityId].Parts.Take(i).Index().Where(p => p.Item.TeacherId == part.TeacherId && p.Item.Room == part.Room).Select(p => rooms[p.Index]).FirstOrDefault();
                rooms[i] = part.Room is null ? null : same ?? week.Rooms.Values
                    .Where(r => r.Kind == part.Room && r.Shifts.Contains(card.Slot.Shift) && !rooms.Contains(r.RoomId) && IsFree(r.RoomId, card))
                    .OrderByDescending(r => given.GetValueOrDefault((part.GroupId, r.RoomId)) + given.GetValueOrDefault((part.TeacherId, r.RoomId)))
                    .ThenBy(r => r.Title, StringComparer.Ordinal).Select(r => (Guid?)r.RoomId).FirstOrDefault();
            }
            return Note(card with { Rooms = rooms });
        }

        bool IsFree(Guid room, Placement card) => !used.TryGetValue((room, card.Slot), out var weeks)
            || (card.Weeks != Weeks.Every && weeks.TrueForAll(w => w != Weeks.Every && w != card.Weeks));

        Placement Note(Placement card)
        {
            foreach (var (part, room) in activities[card.ActivityId].Parts.Zip(card.Rooms))
            {
                if (room is not { } id) continue;
                if (!used.TryGetValue((id, card.Slot), out var weeks)) used[(id, card.Slot)] = weeks = [];
                weeks.Add(card.Weeks);
                foreach (var of in new[] { part.GroupId, part.TeacherId }) given[(of, id)] = given.GetValueOrDefault((of, id)) + 1;
            }
            return card;
        }
    }
}
