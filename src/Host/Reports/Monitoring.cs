using EduEvents.Domain.Journal;
using EduEvents.Host.Modules;
using EduEvents.Projections.Curriculum;
using EduEvents.Projections.Journal;
using EduEvents.Projections.People;
using Marten;

namespace EduEvents.Host.Reports;

/// <summary>A learner for whom some rules are met.</summary>
public sealed record AtRisk(Guid LearnerId, IReadOnlyList<Risk> Risks);

/// <summary>How far a subject of a class or subgroup is in its calendar-thematic plan, in lessons before today.</summary>
/// <param name="GroupId">Class or subgroup.</param>
/// <param name="SubjectId">Subject.</param>
/// <param name="Planned">Lessons by the approved plan; null while none is approved and spread over the year.</param>
/// <param name="Held">Lessons opened in the journal.</param>
public sealed record PlanCoverage(Guid GroupId, Guid SubjectId, int? Planned, int Held)
{
    /// <summary>Lessons that the plan had and the journal has not.</summary>
    public int Behind => Math.Max(0, (Planned ?? 0) - Held);
}

/// <summary>A class in a quarter.</summary>
/// <param name="ClassId">The class; its subgroups count for it.</param>
/// <param name="Lessons">Lessons held so far.</param>
/// <param name="WithoutRoll">Of those before today, where nobody has called the roll.</param>
/// <param name="NotClosed">Of those before today, whose journal was not closed.</param>
/// <param name="Expected">Learners expected, summed over the lessons with a roll.</param>
/// <param name="Absent">Of them absent.</param>
/// <param name="Unexcused">Of these without a valid reason, or with none told.</param>
/// <param name="Marks">Formative marks that stand.</param>
/// <param name="Points">Their points.</param>
/// <param name="Learners">Who is to be looked after, and by which rules.</param>
/// <param name="Plans">How far each subject is in its plan.</param>
public sealed record ClassMonitor(
    Guid ClassId, int Lessons, int WithoutRoll, int NotClosed, int Expected, int Absent, int Unexcused, int Marks, int Points, IReadOnlyList<AtRisk> Learners,
    IReadOnlyList<PlanCoverage> Plans)
{
    /// <summary>Share present in percent with one decimal; null before the first roll.</summary>
    public decimal? Present => Expected > 0 ? Math.Round(100m * (Expected - Absent) / Expected, 1, MidpointRounding.AwayFromZero) : null;

    /// <summary>Mean of the formative points; null without marks.</summary>
    public decimal? Mean => Marks > 0 ? Math.Round((decimal)Points / Marks, 1, MidpointRounding.AwayFromZero) : null;
}

/// <summary>
/// How teaching goes in a quarter (Order 456, p. 27.5): lessons held, journals filled in, attendance, and learners to be looked after by rules that are
/// told, and how far plans are fulfilled. Added up in the database from the journal's pages of the quarter and the calendar-thematic plans of the year, in
/// three round trips; one class reads its own only.
/// </summary>
public static class Monitoring
{
    // One row for each learner of each subject; a lesson's own numbers stand with its page.
    private static string Rows(string pages, string classes) => $"""
        with page as (
            select coalesce((c.data ->> 'classId')::uuid, c.id) as class, d.data, (d.data ->> 'subjectId') as subject
            from {pages} d join {classes} c on c.tenant_id = d.tenant_id and c.id = d.group_id
            where d.tenant_id = ? and d.year = ? and d.quarter = ? and (? = '00000000-0000-0000-0000-000000000000'::uuid or coalesce((c.data ->> 'classId')::uuid, c.id) = ?)),
        lesson as (select p.class, p.subject, l from page p cross join jsonb_array_elements(p.data -> 'lessons') l),
        learner as (
            select e.class, e.subject, e.l, x.learner, e.l -> 'roll' ->> x.learner as code, (e.l -> 'marks' ->> x.learner)::int as points
            from lesson e cross join jsonb_array_elements_text(e.l -> 'learners') x(learner)),
        one as (
            select class, learner, subject, count(*) filter (where (l ->> 'rollCalled')::boolean) as lessons,
                count(*) filter (where code = any(?)) as absent, count(*) filter (where code = any(?)) as unexcused,
                count(*) filter (where code = ?) as late, count(points) as marks, coalesce(sum(points), 0) as points
            from learner group by class, learner, subject)
        select jsonb_build_object('class', s.class, 'lessons', s.lessons, 'withoutRoll', s.without_roll, 'notClosed', s.not_closed,
            'learners', (select jsonb_agg(jsonb_build_object('learner', o.learner, 'subject', o.subject, 'lessons', o.lessons, 'absent', o.absent,
                'unexcused', o.unexcused, 'late', o.late, 'marks', o.marks, 'points', o.points)) from one o where o.class = s.class))
        from (select class, count(*) as lessons,
                count(*) filter (where l ->> 'on' < ? and not (l ->> 'rollCalled')::boolean) as without_roll,
                count(*) filter (where l ->> 'on' < ? and not (l ->> 'closed')::boolean) as not_closed
            from lesson group by class) s
        """;

    // A day of a plan has as many lessons as its week has, though topics that share a lesson may be more.
    private static string Plans(string plans, string pages, string classes) => $"""
        with plan as (
            select (p.data ->> 'groupId')::uuid as grp, p.data ->> 'subjectId' as subject, (select coalesce(sum(least(day.topics,
                greatest(1, (select count(*) from jsonb_array_elements_text(p.data -> 'weekdays') w where w = to_char(day.on_day::date, 'FMDay'))))), 0)
                from (select l ->> 'on' as on_day, count(*) as topics from jsonb_array_elements(p.data -> 'lessons') l
                    where l ->> 'on' >= ? and l ->> 'on' <= ? and l ->> 'on' < ? group by 1) day) as planned
            from {plans} p where p.tenant_id = ? and (p.data ->> 'year')::int = ? and p.data ->> 'stage' = ? and jsonb_array_length(p.data -> 'lessons') > 0),
        page as (
            select d.group_id as grp, d.data ->> 'subjectId' as subject,
                (select count(*) from jsonb_array_elements(d.data -> 'lessons') l where l ->> 'on' < ?) as held
            from {pages} d where d.tenant_id = ? and d.year = ? and d.quarter = ?)
        select jsonb_build_object('class', coalesce((c.data ->> 'classId')::uuid, c.id), 'groupId', c.id, 'subjectId', s.subject, 'planned', s.planned, 'held', s.held)
        from (select coalesce(plan.grp, page.grp) as grp, coalesce(plan.subject, page.subject) as subject, plan.planned, coalesce(page.held, 0) as held
                from plan full join page on plan.grp = page.grp and plan.subject = page.subject) s
            join {classes} c on c.tenant_id = ? and c.id = s.grp
        where ? = '00000000-0000-0000-0000-000000000000'::uuid or coalesce((c.data ->> 'classId')::uuid, c.id) = ?
        """;

    private static readonly string[] Away = [.. Enum.GetValues<Attendance>().Where(RollEntry.IsAbsent).Select(a => a.ToString())];
    private static readonly string[] Unexcused = [nameof(Attendance.N), nameof(Attendance.NU)];

    /// <summary>The classes of an organisation, or one of them.</summary>
    /// <param name="session">The organisation.</param>
    /// <param name="year">Calendar year in which the academic year begins.</param>
    /// <param name="quarter">1 to 4.</param>
    /// <param name="only">One class; null for all.</param>
    /// <param name="today">Lessons of today may still be open; the rules of this day are asked.</param>
    /// <param name="stop">Ends the reading.</param>
    public static async Task<IReadOnlyList<ClassMonitor>> Of(IQuerySession session, int year, int quarter, Guid? only, DateOnly today, CancellationToken stop)
    {
        var (rules, day) = (RiskRules.On(ReferenceData.RiskRules, today), LessonOfDay.Written(today));
        var tables = session.DocumentStore.Options.Schema;
        var rows = await session.AdvancedSql.QueryAsync<Row>(Rows(tables.For<JournalPageView>(), tables.For<ClassCard>()), stop, session.TenantId, year, quarter, only ?? Guid.Empty, only ?? Guid.Empty,
            Away, Unexcused, nameof(Attendance.O), day, day);
        var plans = await PlansOf(session, year, quarter, only, day, stop);
        var classes = rows.ToDictionary(r => r.Class);
        return [.. classes.Keys.Union(plans.Select(p => p.Key)).Select(c => (classes.GetValueOrDefault(c) ?? new(c, 0, 0, 0, null)).Told(rules, [.. plans[c]]))];
    }

    private static async Task<ILookup<Guid, PlanCoverage>> PlansOf(IQuerySession session, int year, int quarter, Guid? only, string day, CancellationToken stop)
    {
        if ((await session.LoadAsync<JournalSetup>(JournalSetup.TheId, stop))?.Find(year, quarter) is not { } span) return Array.Empty<PlanRow>().ToLookup(p => p.Class, p => p.Told());
        var (tables, tenant) = (session.DocumentStore.Options.Schema, session.TenantId);
        var rows = await session.AdvancedSql.QueryAsync<PlanRow>(Plans(tables.For<CoursePlanCard>(), tables.For<JournalPageView>(), tables.For<ClassCard>()), stop,
            LessonOfDay.Written(span.From), LessonOfDay.Written(span.To), day, tenant, year, "approved", day, tenant, year, quarter, tenant, only ?? Guid.Empty, only ?? Guid.Empty);
        return rows.ToLookup(p => p.Class, p => p.Told());
    }

    private sealed record PlanRow(Guid Class, Guid GroupId, Guid SubjectId, int? Planned, int Held)
    {
        public PlanCoverage Told() => new(GroupId, SubjectId, Planned, Held);
    }

    private sealed record Row(Guid Class, int Lessons, int WithoutRoll, int NotClosed, IReadOnlyList<Cell>? Learners)
    {
        public ClassMonitor Told(RiskRules rules, IReadOnlyList<PlanCoverage> plans)
        {
            var cells = Learners ?? [];
            return new(Class, Lessons, WithoutRoll, NotClosed, cells.Sum(c => c.Lessons), cells.Sum(c => c.Absent), cells.Sum(c => c.Unexcused), cells.Sum(c => c.Marks),
                cells.Sum(c => c.Points),
                [
                    .. cells.GroupBy(c => c.Learner).Select(g => new AtRisk(g.Key, rules.Of(new(g.Key, g.Sum(c => c.Lessons), g.Sum(c => c.Absent), g.Sum(c => c.Unexcused),
                        g.Sum(c => c.Late), [.. g.Where(c => c.Marks > 0).Select(c => new SubjectMarks(c.Subject, c.Marks, c.Points))])))).Where(a => a.Risks.Count > 0)
                ], plans);
        }
    }

    private sealed record Cell(Guid Learner, Guid Subject, int Lessons, int Absent, int Unexcused, int Late, int Marks, int Points);
}
