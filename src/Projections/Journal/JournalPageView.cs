using EduEvents.Domain.Journal;
using JasperFx.Events;
using Marten;

namespace EduEvents.Projections.Journal;

/// <summary>A journal page as the grid shows it. Holds ids only; names are joined when it is shown.</summary>
public sealed class JournalPageView
{
    public Guid Id { get; set; }
    public Guid GroupId { get; set; }
    public Guid SubjectId { get; set; }
    public int Year { get; set; }
    public int Quarter { get; set; }

    /// <summary>Version of the page's stream that the view shows; the ETag of the page.</summary>
    public long Version { get; set; }

    /// <summary>True once the quarter is closed: marks change by order only.</summary>
    public bool Closed { get; set; }

    public List<JournalColumn> Lessons { get; set; } = [];

    /// <summary>The lessons of a day on some pages, by number; without marks, so that ten pages cost no more than one.</summary>
    public static Task<IReadOnlyList<DayLessonOfPage>> LessonsOn(IQuerySession session, Guid[] pages, DateOnly day,
        CancellationToken stop) =>
        session.AdvancedSql.QueryAsync<DayLessonOfPage>($"""
            select jsonb_build_object('groupId', d.data -> 'groupId', 'subjectId', d.data -> 'subjectId', 'number', l -> 'number', 'topic', l -> 'topic',
                'rollCalled', l -> 'rollCalled', 'closed', l -> 'closed', 'marks', (select count(*) from jsonb_object_keys(l -> 'marks')))
            from {session.DocumentStore.Options.Schema.For<JournalPageView>()} d, jsonb_array_elements(d.data -> 'lessons') l
            where d.tenant_id = ? and d.id = any(?) and l ->> 'on' = ? order by l -> 'number'
            """, stop, session.TenantId, pages, LessonOfDay.Written(day));

    /// <summary>The view after one more event; also used to show a page as at a moment.</summary>
    public static JournalPageView? Fold(JournalPageView? view, object @event, long version)
    {
        if (@event is LessonOpened opened)
        {
            view ??= Empty(opened.Lesson.Page());
            view.Lessons.Add(JournalColumn.Of(opened));
            view.Lessons.Sort((a, b) => (a.On, a.Number).CompareTo((b.On, b.Number)));
        }
        else if (@event is PageClosed closed) (view ??= Empty(closed.Page)).Closed = true;
        else if (view is not null) JournalColumn.Apply(view.Lessons, @event);

        if (view is not null) view.Version = version;
        return view;
    }

    private static JournalPageView Empty(PageRef page) =>
        new() { Id = page.Id(), GroupId = page.GroupId, SubjectId = page.SubjectId, Year = page.Year, Quarter = page.Quarter };
}

/// <summary>A lesson of a day as a teacher's first page shows it.</summary>
public sealed record DayLessonOfPage(Guid GroupId, Guid SubjectId, int Number, string Topic, bool RollCalled, bool Closed, int Marks);

/// <summary>A lesson of a class on a day as everybody sees it who may read the class's journal; no marks.</summary>
public sealed record LessonOfDay(Guid LessonId, Guid SubjectId, int Number, string Topic, bool RollCalled, bool Closed)
{
    /// <summary>
    /// Finds them: $1 organisation, $2 class or subgroup, $3 day, $4 subject or the empty id for all. Only the pages of the day's quarter are unpacked.
    /// </summary>
    public const string Rows = """
        select jsonb_build_object('lessonId', l -> 'lessonId', 'subjectId', d.data -> 'subjectId', 'number', l -> 'number', 'topic', l -> 'topic',
            'rollCalled', l -> 'rollCalled', 'closed', l -> 'closed') as data, d.mt_version as v, d.mt_last_modified as m
        from edu.mt_doc_journalsetup s
            cross join jsonb_each(s.data -> 'years') as y(year, quarters) cross join jsonb_array_elements(y.quarters) q
            join edu.mt_doc_journalpageview d on d.tenant_id = $1 and d.group_id = $2 and d.year = y.year::int and d.quarter = (q ->> 'number')::int
            cross join jsonb_array_elements(d.data -> 'lessons') l
        where s.tenant_id = $1 and $3 between q ->> 'from' and q ->> 'to' and l ->> 'on' = $3
            and ($4 = '00000000-0000-0000-0000-000000000000'::uuid or d.data ->> 'subjectId' = $4::text)
        order by l -> 'number', l ->> 'lessonId'
        """;

    /// <summary>A day as it stands in a page.</summary>
    public static string Written(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>One lesson of the page.</summary>
public sealed class JournalColumn
{
    public Guid LessonId { get; set; }
    public DateOnly On { get; set; }
    public int Number { get; set; }
    public string Topic { get; set; } = "";
    public bool RollCalled { get; set; }
    public bool Closed { get; set; }
    public List<Guid> Learners { get; set; } = [];
    public Dictionary<Guid, int> Marks { get; set; } = [];
    public Dictionary<Guid, Attendance> Roll { get; set; } = [];

    /// <summary>Learners whose mark or attendance of this lesson was corrected or removed.</summary>
    public HashSet<Guid> Corrected { get; set; } = [];

    internal static JournalColumn Of(LessonOpened e) =>
        new() { LessonId = e.Lesson.LessonId, On = e.Lesson.On, Number = e.Lesson.Number, Topic = e.Topic, Learners = [.. e.Learners] };

    internal static void Apply(List<JournalColumn> lessons, object @event)
    {
        JournalColumn Column(LessonRef lesson) => lessons.First(l => l.LessonId == lesson.LessonId);
        switch (@event)
        {
            case RollCalled e:
                var called = Column(e.Lesson);
                called.RollCalled = true;
                foreach (var entry in e.Entries) called.Roll[entry.LearnerId] = entry.Code;
                break;
            case AttendanceCorrected e:
                Column(e.Lesson).Roll[e.LearnerId] = e.After;
                Column(e.Lesson).Corrected.Add(e.LearnerId);
                break;
            case MarkEntered e:
                Column(e.Lesson).Marks[e.LearnerId] = e.Points;
                break;
            case MarkCorrected e:
                Column(e.Lesson).Marks[e.LearnerId] = e.After;
                Column(e.Lesson).Corrected.Add(e.LearnerId);
                break;
            case MarkRemoved e:
                Column(e.Lesson).Marks.Remove(e.LearnerId);
                Column(e.Lesson).Corrected.Add(e.LearnerId);
                break;
            case LessonClosed e:
                Column(e.Lesson).Closed = true;
                break;
        }
    }
}

/// <summary>Folds the stream of a page.</summary>
public sealed class JournalPageViewProjection : StreamView<JournalPageView>
{
    public JournalPageViewProjection()
    {
        IncludeType<LessonOpened>();
        IncludeType<RollCalled>();
        IncludeType<AttendanceCorrected>();
        IncludeType<MarkEntered>();
        IncludeType<MarkCorrected>();
        IncludeType<MarkRemoved>();
        IncludeType<LessonClosed>();
        IncludeType<PageClosed>();
    }

    /// <inheritdoc />
    public override JournalPageView? Evolve(JournalPageView? snapshot, Guid id, IEvent e) =>
        JournalPageView.Fold(snapshot, e.Data, e.Version);
}
