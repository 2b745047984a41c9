using EduEvents.Application.Journal;
using Npgsql;

namespace EduEvents.Bench.Rows;

/// <summary>
/// What others would build: one row for each mark, changed in place, and a trigger that copies the row before and after into an audit table. It
/// tells who and what, and nothing of rights, rules, repeats or seals.
/// </summary>
public static class AuditedTable
{
    /// <summary>Makes the tables and the trigger.</summary>
    public static async Task Make(NpgsqlDataSource source, CancellationToken stop)
    {
        await using var make = source.CreateCommand("""
            create table bench.mark (
                organisation varchar not null, class uuid not null, subject uuid not null, year int not null, quarter int not null,
                lesson uuid not null, learner uuid not null, points int not null, changed_at timestamptz not null, changed_by uuid not null,
                primary key (organisation, lesson, learner));
            create index on bench.mark (organisation, class, subject, year, quarter);
            create table bench.audit (
                id bigserial primary key, tab varchar not null, op varchar not null, row_key jsonb not null, before jsonb, after jsonb,
                at timestamptz not null, account uuid, address varchar, device varchar);
            create index on bench.audit (at);
            create index on bench.audit (account);
            create function bench.note_change() returns trigger language plpgsql as $$
            begin
                insert into bench.audit (tab, op, row_key, before, after, at, account, address, device)
                values (tg_table_name, tg_op, jsonb_build_object('lesson', new.lesson, 'learner', new.learner),
                    case when tg_op = 'UPDATE' then to_jsonb(old) end, to_jsonb(new), now(), nullif(current_setting('bench.account', true), '')::uuid,
                    current_setting('bench.address', true), current_setting('bench.device', true));
                return new;
            end $$;
            create trigger audit after insert or update on bench.mark for each row execute function bench.note_change();
            """);
        await make.ExecuteNonQueryAsync(stop);
    }

    /// <summary>Enters one mark, as a transaction of its own.</summary>
    /// <returns>The learner's points now.</returns>
    public static async Task<int> Enter(EnterMark mark, NpgsqlDataSource source)
    {
        await using var connection = await source.OpenConnectionAsync();
        await using var batch = new NpgsqlBatch(connection);
        var page = mark.Page;
        batch.BatchCommands.Add(new("select set_config('bench.account', $1, true), set_config('bench.address', $2, true), set_config('bench.device', $3, true)")
        {
            Parameters = { new() { Value = page.GroupId.ToString() }, new() { Value = "127.0.0.1" }, new() { Value = "eduevents-bench" } }
        });
        batch.BatchCommands.Add(new("""
            insert into bench.mark (organisation, class, subject, year, quarter, lesson, learner, points, changed_at, changed_by)
            values ($1, $2, $3, $4, $5, $6, $7, $8, now(), $2)
            on conflict (organisation, lesson, learner) do update set points = excluded.points, changed_at = now(), changed_by = excluded.changed_by
            returning points
            """)
        {
            Parameters =
            {
                new() { Value = page.SubjectId.ToString("N") }, new() { Value = page.GroupId }, new() { Value = page.SubjectId }, new() { Value = page.Year },
                new() { Value = page.Quarter }, new() { Value = Guid.CreateVersion7() }, new() { Value = mark.LearnerId }, new() { Value = mark.Points }
            }
        });
        await using var rows = await batch.ExecuteReaderAsync();
        await rows.NextResultAsync();
        await rows.ReadAsync();
        return rows.GetInt32(0);
    }
}

/// <summary>A mark in a table with an audit trigger, behind the same HTTP server as the raw insert.</summary>
public sealed class CrudHttp : HttpRow
{
    /// <inheritdoc />
    public override string Name => "crud.audit.http";

    /// <inheritdoc />
    protected override ServerProcess Server(Stage stage) => stage.Raw;

    /// <inheritdoc />
    protected override int Send(Stage stage, int client, WireClient http) => RawInsertHttp.Send(stage, client, http, "/mark-audited");
}
