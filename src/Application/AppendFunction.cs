using System.Security.Cryptography;
using System.Text;

namespace EduEvents.Application;

/// <summary>
/// The database's part of recording commands: many commits in one call. A stream must stand at the version the command was decided upon, a
/// claimed value must be free and a receipt new; all that is proved before a number of the log is drawn, so a refused commit leaves no gap at which
/// views and sealing would have to wait. Its name carries a hash of what it does: each build calls the very one it was made with, and one that
/// other Hosts still call is never changed under them.
/// </summary>
public static class AppendFunction
{
    private const string Definition = $"""
        (
            s_tenant varchar[], s_id uuid[], s_type varchar[], s_before bigint[], s_after bigint[],
            e_tenant varchar[], e_stream uuid[], e_id uuid[], e_version bigint[], e_type varchar[], e_dotnet varchar[], e_data jsonb[], e_headers jsonb[],
            e_at timestamptz[], e_correlation varchar[], e_causation varchar[], e_user varchar[],
            r_tenant varchar[], r_account uuid[], r_key varchar[], r_fingerprint bytea[], r_answer text[], r_streams text[], r_versions text[],
            c_tenant varchar[], c_kind varchar[], c_hash bytea[], c_owner uuid[]) returns bigint[] language plpgsql as $$
        declare
            known int := (select count(*) from unnest(s_before) b where b > 0);
            found_known int := 0;
            numbers bigint[];
        begin
            if cardinality(r_key) > 0 then
                insert into {Receipts.Table} (tenant_id, account_id, key, fingerprint, answer, streams, versions)
                select t, a, k, f, w, s::uuid[], v::bigint[] from unnest(r_tenant, r_account, r_key, r_fingerprint, r_answer, r_streams, r_versions)
                    as r(t, a, k, f, w, s, v);
            end if;
            if cardinality(c_kind) > 0 then
                insert into {Receipts.UniqueTable} (tenant_id, kind, hash, owner) select * from unnest(c_tenant, c_kind, c_hash, c_owner);
            end if;
            if known > 0 then
                update edu.mt_streams m set version = s.after, timestamp = now()
                from unnest(s_tenant, s_id, s_before, s_after) as s(tenant, id, before, after)
                where s.before > 0 and m.tenant_id = s.tenant and m.id = s.id and m.version = s.before and not m.is_archived;
                get diagnostics found_known = row_count;
                if found_known <> known then raise exception 'a stream has changed meanwhile' using errcode = '40001'; end if;
            end if;
            if known < cardinality(s_id) then
                insert into edu.mt_streams (tenant_id, id, type, version, timestamp, created, is_archived)
                select s.tenant, s.id, s.type, s.after, now(), now(), false
                from unnest(s_tenant, s_id, s_type, s_before, s_after) as s(tenant, id, type, before, after) where s.before = 0;
            end if;
            with recorded as (
                insert into edu.mt_events (seq_id, id, stream_id, version, data, type, timestamp, tenant_id, mt_dotnet_type, is_archived,
                    correlation_id, causation_id, headers, user_name)
                select nextval('edu.mt_events_sequence'), e.id, e.stream, e.version, e.data, e.type, e.at, e.tenant, e.dotnet, false,
                    e.correlation, e.causation, e.headers, e.by
                from unnest(e_tenant, e_stream, e_id, e_version, e_type, e_dotnet, e_data, e_headers, e_at, e_correlation, e_causation, e_user)
                    as e(tenant, stream, id, version, type, dotnet, data, headers, at, correlation, causation, by)
                returning seq_id)
            select array_agg(seq_id order by seq_id) into numbers from recorded;
            return coalesce(numbers, array[]::bigint[]);
        end $$;
        """;

    /// <summary>Its name.</summary>
    public static readonly string Name = $"edu.append_commits_{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Definition)))[..8]}";

    /// <summary>Makes it.</summary>
    public static readonly string Sql = $"create or replace function {Name}{Definition}";
}
