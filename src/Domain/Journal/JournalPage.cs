using System.Collections.Immutable;

namespace EduEvents.Domain.Journal;

/// <summary>A page of the class journal: the lessons of a class in a subject in one quarter.</summary>
public sealed record JournalPage(Guid Id, ImmutableDictionary<Guid, Lesson> Lessons) : IState<JournalPage>
{
    /// <summary>True once the quarter is closed.</summary>
    public bool Closed { get; private init; }

    /// <summary>Opens a lesson on a school day of the quarter; the same lesson again changes nothing.</summary>
    public static IEnumerable<IDomainEvent> OpenLesson(JournalPage? page, LessonRef lesson, Guid? teacher, string topic, TeachingDay day)
    {
        if (page?.Lessons.GetValueOrDefault(lesson.LessonId) is { } known)
            return known.Ref == lesson && known.Opened.TeacherId == teacher && known.Opened.Topic == topic ? [] : throw new RuleBroken(JournalRules.LessonAlreadyOpened());

        new Rules()
            .Require(page is not { Closed: true }, JournalRules.PageIsClosed(lesson.Quarter))
            .Require(day.From is not null, JournalRules.QuarterUnknown(lesson.Year, lesson.Quarter))
            .Require(day.From is null || (lesson.On >= day.From && lesson.On <= day.To), JournalRules.OutsideQuarter(lesson.On, lesson.Quarter))
            .Require(day.DayOff is null, JournalRules.DayOff(lesson.On, day.DayOff ?? ""))
            .Require(lesson.On <= day.Today, JournalRules.InTheFuture(lesson.On))
            .Require(day.MarkMode is not null, JournalRules.SubjectUnknown())
            .Require(day.OnlySubject is null || day.OnlySubject == lesson.SubjectId, JournalRules.SubgroupOfAnotherSubject())
            .Require(day.Learners.Count > 0, JournalRules.ClassEmpty())
            .Require(page is null || !page.Has(lesson.On, lesson.Number), JournalRules.LessonNumberTaken(lesson.On, lesson.Number))
            .Check();
        return [new LessonOpened(lesson, day.Grade, day.MarkMode!.Value, teacher, topic, day.Learners)];
    }

    /// <summary>Closes the page, once; one without lessons too.</summary>
    public static IEnumerable<IDomainEvent> Close(JournalPage? page, PageRef closed) => page is { Closed: true } ? [] : [new PageClosed(closed)];

    /// <summary>The lesson of the page.</summary>
    /// <exception cref="RuleBroken">The page has no such lesson.</exception>
    public Lesson Find(Guid lesson) => Lessons.GetValueOrDefault(lesson) ?? throw new RuleBroken(JournalRules.LessonUnknown());

    /// <summary>The lesson of a page on which marks are still entered.</summary>
    /// <exception cref="RuleBroken">The page has no such lesson, or its quarter is closed.</exception>
    public Lesson FindOpen(Guid lesson) => Find(lesson) is var found && !Closed ? found : throw new RuleBroken(JournalRules.PageIsClosed(found.Ref.Quarter));

    /// <summary>Corrects a mark of a closed quarter by order, or takes it away.</summary>
    /// <param name="lesson">The lesson.</param>
    /// <param name="learner">The learner.</param>
    /// <param name="points">The right mark; null where there should be none.</param>
    /// <param name="order">The order.</param>
    /// <param name="reason">What was wrong.</param>
    /// <param name="today">The day of the correction; no order is of a later one.</param>
    /// <exception cref="RuleBroken">The page has no such lesson or is still open, or the mark may not be corrected so.</exception>
    public IEnumerable<IDomainEvent> CorrectByOrder(Guid lesson, Guid learner, int? points, OrderRef order, string reason, DateOnly today)
    {
        var found = Find(lesson);
        new Rules()
            .Require(Closed, JournalRules.PageIsOpen(found.Ref.Quarter))
            .Require(order.On <= today, JournalRules.OrderInTheFuture(order.On))
            .Check();
        return points is { } right ? found.CorrectMark(learner, right, reason, order) : found.RemoveMark(learner, reason, order);
    }

    /// <inheritdoc />
    public static JournalPage? Fold(JournalPage? page, object @event) => @event switch
    {
        LessonOpened e => (page ?? Empty(e.Lesson.Page())).Put(new(e)),
        RollCalled e => page?.With(e.Lesson, l => l with { RollCalled = true, Roll = l.Roll.SetItems(e.Entries.Select(x => KeyValuePair.Create(x.LearnerId, x))) }),
        AttendanceCorrected e => page?.With(e.Lesson, l => l with { Roll = l.Roll.SetItem(e.LearnerId, new(e.LearnerId, e.After, e.MinutesLate)) }),
        MarkEntered e => page?.With(e.Lesson, l => l with { Marks = l.Marks.SetItem(e.LearnerId, e.Points) }),
        MarkCorrected e => page?.With(e.Lesson, l => l with { Marks = l.Marks.SetItem(e.LearnerId, e.After) }),
        MarkRemoved e => page?.With(e.Lesson, l => l with { Marks = l.Marks.Remove(e.LearnerId) }),
        LessonClosed e => page?.With(e.Lesson, l => l with { Closed = true }),
        PageClosed e => (page ?? Empty(e.Page)) with { Closed = true },
        _ => page
    };

    private static JournalPage Empty(PageRef page) => new(page.Id(), ImmutableDictionary<Guid, Lesson>.Empty);

    private bool Has(DateOnly on, int number) => Lessons.Values.Any(l => l.Ref.On == on && l.Ref.Number == number);

    private JournalPage Put(Lesson lesson) => this with { Lessons = Lessons.SetItem(lesson.Ref.LessonId, lesson) };

    private JournalPage With(LessonRef lesson, Func<Lesson, Lesson> change) =>
        Lessons.TryGetValue(lesson.LessonId, out var known) ? Put(change(known)) : this;
}
