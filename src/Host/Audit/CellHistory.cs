using EduEvents.Domain.Journal;
using EduEvents.Projections.Journal;
using JasperFx.Events;
using Marten;

namespace EduEvents.Host.Audit;

/// <summary>What happened to one learner in one lesson: marks and attendance, without what concerns others.</summary>
public static class CellHistory
{
    /// <summary>The events of a journal page about a learner in a lesson, oldest first; null when there are none.</summary>
    public static async Task<IReadOnlyList<HistoryEntry>?> Read(IQuerySession session, Guid page, Guid lesson, Guid learner,
        CancellationToken stop)
    {
        var events = await session.Events.FetchStreamAsync(page, token: stop);
        IReadOnlyList<HistoryEntry> found = [.. events
            .Select(e => (Event: e, Own: Own(e.Data, lesson, learner))).Where(x => x.Own is not null)
            .Select(x => History.Entry(x.Event) with { Data = x.Own! })];
        return found.Count > 0 ? found : null;
    }

    /// <summary>The cells an event changed: lesson and learner.</summary>
    public static IEnumerable<(Guid Lesson, Guid Learner)> Touched(object @event) => @event switch
    {
        LessonOpened e => e.Learners.Select(l => (e.Lesson.LessonId, l)),
        RollCalled e => e.Entries.Select(x => (e.Lesson.LessonId, x.LearnerId)),
        AttendanceCorrected e => [(e.Lesson.LessonId, e.LearnerId)],
        MarkEntered e => [(e.Lesson.LessonId, e.LearnerId)],
        MarkCorrected e => [(e.Lesson.LessonId, e.LearnerId)],
        MarkRemoved e => [(e.Lesson.LessonId, e.LearnerId)],
        _ => []
    };

    // A family reads of its own child only: lists of the class are cut to it. Who is not named in a roll was present.
    private static object? Own(object @event, Guid lesson, Guid learner) => @event switch
    {
        LessonOpened e when e.Lesson.LessonId == lesson && e.Learners.Contains(learner) => e with { Learners = [] },
        RollCalled e when e.Lesson.LessonId == lesson =>
            e with { Entries = [e.Entries.FirstOrDefault(x => x.LearnerId == learner) ?? new(learner, Attendance.P)] },
        LessonClosed e when e.Lesson.LessonId == lesson => e,
        _ => Touched(@event).Contains((lesson, learner)) ? @event : null
    };
}

/// <summary>A journal page as it stood after one of its events.</summary>
/// <param name="Page">The page then.</param>
/// <param name="Event">The event itself.</param>
/// <param name="Newest">Version of the page now.</param>
public sealed record PageMoment(JournalPageView Page, IEvent Event, long Newest);
