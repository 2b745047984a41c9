using System.Reflection;
using EduEvents.Domain.Curriculum;
using EduEvents.Domain.Organisation;
using EduEvents.Domain.People;
using JasperFx.Events;
using Marten;

namespace EduEvents.Host.Audit;

/// <summary>
/// The values that a fact replaced when it does not name them itself: they stand in an earlier fact of the same stream, under the same name and of
/// the same type.
/// </summary>
public static class ValuesBefore
{
    private static readonly Dictionary<Type, string[]> Replaced = new()
    {
        [typeof(NameChanged)] = [nameof(NameChanged.Name)],
        [typeof(BirthDateCorrected)] = [nameof(BirthDateCorrected.BirthDate)],
        [typeof(SubjectNamed)] = [nameof(SubjectNamed.Names)],
        [typeof(SubjectAssessmentChosen)] = [nameof(SubjectAssessmentChosen.MarkMode)],
        [typeof(RequisitesGiven)] = [nameof(RequisitesGiven.Bin), nameof(RequisitesGiven.Names), nameof(RequisitesGiven.Kato)]
    };

    /// <summary>What stood before, by number of the event and name of the property. Streams of such facts are short; each is read once.</summary>
    public static async Task<IReadOnlyDictionary<long, IReadOnlyDictionary<string, object>>> Of(
        IQuerySession session, IReadOnlyCollection<IEvent> events, CancellationToken stop)
    {
        var found = new Dictionary<long, IReadOnlyDictionary<string, object>>();
        foreach (var stream in events.Where(e => Replaced.ContainsKey(e.EventType)).GroupBy(e => e.StreamId))
        {
            var history = await session.Events.FetchStreamAsync(stream.Key, stream.Max(e => e.Version), token: stop);
            foreach (var e in stream) found[e.Sequence] = Before(e, [.. history.Where(h => h.Version < e.Version)]);
        }
        return found;
    }

    private static Dictionary<string, object> Before(IEvent e, IReadOnlyList<IEvent> earlier)
    {
        var was = new Dictionary<string, object>();
        foreach (var property in Replaced[e.EventType].Select(n => e.EventType.GetProperty(n)!))
            if (earlier.Reverse().Select(h => Value(h, property)).FirstOrDefault(v => v is not null) is { } value) was[property.Name] = value;
        return was;
    }

    private static object? Value(IEvent e, PropertyInfo like) =>
        e.EventType.GetProperty(like.Name) is { } same && same.PropertyType == like.PropertyType ? same.GetValue(e.Data) : null;
}
