using EduEvents.Application;
using EduEvents.Domain.Access;
using EduEvents.Domain.Incidents;
using EduEvents.Host.Audit;
using EduEvents.Projections.Audit;
using Marten;
using Npgsql;
using NpgsqlTypes;

namespace EduEvents.Host.Incidents;

/// <summary>A person whom the records tell of.</summary>
/// <param name="Id">The person.</param>
/// <param name="Traces">How the records tell of the person.</param>
/// <param name="Times">Looks and changes in all.</param>
/// <param name="First">The first of them.</param>
/// <param name="Last">The last of them.</param>
public sealed record FoundPerson(Guid Id, IReadOnlyList<Trace> Traces, long Times, DateTimeOffset First, DateTimeOffset Last);

/// <summary>
/// Whose data were seen or changed by some accounts or from some place in a period: out of the log of looks and the action journal. A look at a
/// class is one at everybody who was in it that day, a look at a list of the organisation one at everybody. Work on incidents is not searched.
/// </summary>
public static class PeopleSearch
{
    /// <summary>People found at most: more than the largest organisation has.</summary>
    public const int Most = 50_000;

    // What is looked at as a learner's card belongs to several modules, so no choice of a module leaves it out.
    private static readonly string Query = $"""
        with looks as materialized (
            select person, group_id, (at at time zone 'UTC' + interval '5 hours')::date as day, sum(times) as times, min(at) as first, max(until) as last
            from {ReadLog.Table}
            where tenant_id = $1 and until >= $2 and at < $3 and permission <> '{Permissions.IncidentsManage}'
                and (cardinality($4) = 0 or account = any($4)) and ($5 is null or address = $5) and ($6 is null or device = $6)
                and ($7 is null or permission like $7 || '.%' or permission = '{Permissions.LearnerRead}')
            group by 1, 2, 3),
        cards as (select id, data from edu.mt_doc_personcard where tenant_id = $1),
        stays as (
            select c.id, (m ->> 'groupId')::uuid as of, (m ->> 'from')::date as since, coalesce((m ->> 'to')::date, 'infinity') as till
            from cards c, jsonb_array_elements((c.data -> 'memberships') || (c.data -> 'subgroups')) m),
        touched as (
            select person as id, {(int)Trace.LookedAt} as trace, times, first, last from looks where person is not null
            union all
            select s.id, {(int)Trace.LookedAtGroup}, l.times, l.first, l.last
            from looks l join stays s on s.of = l.group_id and l.day between s.since and s.till where l.person is null
            union all
            select c.id, {(int)Trace.LookedAtAll}, l.times, l.first, l.last
            from cards c cross join (
                select sum(times) as times, min(first) as first, max(last) as last from looks where person is null and group_id is null having count(*) > 0) l
            union all
            select coalesce((a.data ->> 'personId')::uuid, p.id), {(int)Trace.Changed}, 1, e.at, e.at
            from {ActionEntry.Table} e cross join unnest(e.people) p (id)
                left join edu.mt_doc_accountcard a on a.tenant_id = '{CommandContext.Platform}' and a.id = p.id
            where e.tenant_id = any(array[$1, '{CommandContext.Platform}']) and e.at >= $2 and e.at < $3 and e.kind not like 'incidents.%'
                and (cardinality($4) = 0 or e.account = any($4)) and ($7 is null or e.kind like $7 || '.%')
                and ($5 is null and $6 is null or exists (select 1 from edu.mt_events m where m.seq_id = e.seq_id
                    and ($5 is null or m.headers ->> 'address' = $5) and ($6 is null or m.headers ->> 'device' = $6))))
        select t.id, array_agg(distinct t.trace order by t.trace), sum(t.times)::bigint, min(t.first), max(t.last)
        from touched t join cards c on c.id = t.id group by t.id order by 5 desc, 1 limit {Most}
        """;

    /// <summary>The people of an organisation of whom the records tell, those touched last first.</summary>
    public static async Task<IReadOnlyList<FoundPerson>> Find(IQuerySession session, IncidentSpan span, CancellationToken stop)
    {
        await using var connection = session.Database.CreateConnection();
        await connection.OpenAsync(stop);
        await using var find = new NpgsqlCommand(Query, connection) { CommandTimeout = 120 };
        find.Parameters.AddWithValue(NpgsqlDbType.Text, session.TenantId);
        find.Parameters.AddWithValue(NpgsqlDbType.TimestampTz, span.From.ToUniversalTime());
        find.Parameters.AddWithValue(NpgsqlDbType.TimestampTz, span.Until.ToUniversalTime());
        find.Parameters.AddWithValue(NpgsqlDbType.Array | NpgsqlDbType.Uuid, span.Accounts.ToArray());
        foreach (var text in new[] { span.Address, span.Device, span.Module })
            find.Parameters.AddWithValue(NpgsqlDbType.Text, (object?)text ?? DBNull.Value);
        await using var rows = await find.ExecuteReaderAsync(stop);
        List<FoundPerson> found = [];
        while (await rows.ReadAsync(stop))
            found.Add(new(rows.GetGuid(0), [.. rows.GetFieldValue<int[]>(1).Select(t => (Trace)t)], rows.GetInt64(2),
                rows.GetFieldValue<DateTimeOffset>(3), rows.GetFieldValue<DateTimeOffset>(4)));
        return found;
    }
}
