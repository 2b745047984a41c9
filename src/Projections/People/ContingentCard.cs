using EduEvents.Domain;
using Marten;

namespace EduEvents.Projections.People;

/// <summary>
/// A learner's time in the organisation, in classes and in categories, and every movement, on both axes of time: when it holds and since when
/// that is known. Holds no personal value, so numbers of any day are counted by the database.
/// </summary>
public sealed class ContingentCard
{
    public Guid Id { get; set; }
    public List<ContingentSpan> Spans { get; set; } = [];
    public List<Movement> Moves { get; set; } = [];

    /// <summary>
    /// Who was there on a day, as it was known at a moment: class, grade, language, shift and categories of each learner, in one round trip. Who
    /// is in no class yet is there without one.
    /// </summary>
    public static Task<IReadOnlyList<ContingentRow>> On(IQuerySession session, DateOnly day, DateTimeOffset known, CancellationToken stop) =>
        session.AdvancedSql.QueryAsync<ContingentRow>($"""
            with span as (
                select d.id, s ->> 'kind' as kind, s ->> 'key' as key
                from {session.DocumentStore.Options.Schema.For<ContingentCard>()} d cross join jsonb_array_elements(d.data -> 'spans') s
                where d.tenant_id = ? and s ->> 'from' <= ? and coalesce(s ->> 'to', '9999') >= ?
                    and (s ->> 'since')::timestamptz <= ? and coalesce((s ->> 'until')::timestamptz, 'infinity') > ?)
            select jsonb_build_object('learnerId', i.id, 'groupId', c.key, 'year', g.data -> 'year', 'grade', g.data -> 'grade',
                'letter', g.data -> 'letter', 'language', g.data -> 'language', 'shift', g.data -> 'shift', 'categories', coalesce(k.keys, '[]'))
            from span i left join span c on c.id = i.id and c.kind = 'class'
                left join (select id, jsonb_agg(key order by key) as keys from span where kind = 'category' group by id) k on k.id = i.id
                left join {session.DocumentStore.Options.Schema.For<ClassCard>()} g on g.tenant_id = ? and g.id = c.key::uuid
            where i.kind = 'in' order by i.id
            """, stop, session.TenantId, Written(day), Written(day), known.ToUniversalTime(), known.ToUniversalTime(), session.TenantId);

    /// <summary>The movements whose day lies in a period, oldest first; those taken back are left out.</summary>
    public static Task<IReadOnlyList<MovementRow>> Between(IQuerySession session, DateOnly from, DateOnly to, CancellationToken stop) =>
        session.AdvancedSql.QueryAsync<MovementRow>($"""
            select jsonb_build_object('learnerId', d.id, 'move', m)
            from {session.DocumentStore.Options.Schema.For<ContingentCard>()} d cross join jsonb_array_elements(d.data -> 'moves') m
            where d.tenant_id = ? and m ->> 'on' between ? and ? and m ->> 'annulled' is null
            order by m ->> 'on', m ->> 'recordedAt', d.id
            """, stop, session.TenantId, Written(from), Written(to));

    /// <summary>How many were there when the first day of a period began and when its last day ended.</summary>
    public static async Task<ContingentEnds> AtEnds(IQuerySession session, DateOnly from, DateOnly to, CancellationToken stop) =>
        (await session.AdvancedSql.QueryAsync<ContingentEnds>($"""
            select jsonb_build_object(
                'atStart', count(*) filter (where s ->> 'from' < ? and coalesce(s ->> 'to', '9999') >= ?),
                'atEnd', count(*) filter (where s ->> 'from' <= ? and coalesce(s ->> 'to', '9999') > ?))
            from {session.DocumentStore.Options.Schema.For<ContingentCard>()} d cross join jsonb_array_elements(d.data -> 'spans') s
            where d.tenant_id = ? and s ->> 'kind' = 'in' and s ->> 'until' is null
            """, stop, Written(from), Written(from), Written(to), Written(to), session.TenantId)).Single();

    private static string Written(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>Something that holds from one day to another, both included, and how long that was what was known.</summary>
/// <param name="Kind">"in" the organisation, in a "class", of a "category".</param>
/// <param name="Key">Empty, the class, or the code of the category.</param>
/// <param name="From">First day.</param>
/// <param name="To">Last day; none while it is open.</param>
/// <param name="Since">The moment since which this is known.</param>
/// <param name="Until">The moment at which something else was recorded; none while it stands.</param>
public sealed record ContingentSpan(string Kind, string Key, DateOnly From, DateOnly? To, DateTimeOffset Since, DateTimeOffset? Until = null);

/// <summary>A movement of a learner.</summary>
/// <param name="Kind">arrived, returned, departed, graduated, placed, transferred, promoted, conditional, repeated.</param>
/// <param name="On">First day of it; for a departure the last day.</param>
/// <param name="Reason">Code of the arrival or the reason of the departure; empty otherwise or where it was not told.</param>
/// <param name="GroupId">The class of it.</param>
/// <param name="LeftGroupId">The class left by a change of class.</param>
/// <param name="Order">The order; none where it was not told.</param>
/// <param name="RecordedAt">When it was recorded.</param>
/// <param name="Place">Where to or from.</param>
/// <param name="Annulled">When it was taken back; none while it stands.</param>
public sealed record Movement(
    string Kind, DateOnly On, string Reason, Guid? GroupId, Guid? LeftGroupId, OrderRef? Order, DateTimeOffset RecordedAt, string? Place = null,
    DateTimeOffset? Annulled = null);

/// <summary>A learner who is there on a day.</summary>
public sealed record ContingentRow(
    Guid LearnerId, Guid? GroupId, int? Year, int? Grade, string? Letter, string? Language, int? Shift, IReadOnlyList<string> Categories);

/// <summary>A movement and whose it is.</summary>
public sealed record MovementRow(Guid LearnerId, Movement Move);

/// <summary>Learners at both ends of a period.</summary>
public sealed record ContingentEnds(int AtStart, int AtEnd);
