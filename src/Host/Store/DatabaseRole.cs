using EduEvents.Application;
using EduEvents.Host.Operations;
using EduEvents.Host.Security;
using Npgsql;

namespace EduEvents.Host.Store;

/// <summary>
/// The role by which the product itself uses the database. It can append events and never change, delete or truncate one; triggers refuse the
/// same to everybody else, the owner included (Order 456, p. 5.13). Schema, rebuilding and imports run as the owner.
/// </summary>
public static class DatabaseRole
{
    /// <summary>Name of the role.</summary>
    public const string Name = "edu_app";

    /// <summary>Name of the role whose rights pgaudit watches: whatever it could do to events, done by anybody, is written to the log.</summary>
    public const string Auditor = "edu_auditor";

    /// <summary>Locks the events and gives the role its rights, after the schema was changed.</summary>
    /// <param name="owner">Connection of the owner, with the schema in place.</param>
    /// <param name="stop">Breaks off.</param>
    /// <returns>False when the owner may not make roles; the events are locked all the same.</returns>
    public static async Task<bool> Make(NpgsqlConnection owner, CancellationToken stop)
    {
        await Execute(owner, Lock, stop);
        await Execute(owner, AppendFunction.Sql, stop);
        await Execute(owner, Forgetting.Function, stop);
        if (!await MayMakeRoles(owner, stop)) return false;
        await Execute(owner, Roles, stop);
        await Execute(owner, Rights, stop);
        return true;
    }

    /// <summary>Makes sure that the role can sign in with the secret of this installation.</summary>
    /// <returns>The connection string of the role; null when there is no such role.</returns>
    public static async Task<string?> SignIn(NpgsqlConnection owner, string ownerConnectionString, string keysFolder, CancellationToken stop)
    {
        await using var exists = new NpgsqlCommand($"select 1 from pg_roles where rolname = '{Name}'", owner);
        if (await exists.ExecuteScalarAsync(stop) is null) return null;
        var login = new NpgsqlConnectionStringBuilder(ownerConnectionString)
        {
            Username = Name, Password = Convert.ToHexStringLower(SecretFile.Open(Path.Combine(keysFolder, "app")))
        };
        try
        {
            await using var attempt = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(login.ConnectionString) { Pooling = false }.ConnectionString);
            await attempt.OpenAsync(stop);
        }
        catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification)
        {
            // The statement must not stand in the server's log.
            await Execute(owner, $"do $$ begin perform set_config('log_statement', 'none', false); {IfAllowed}", stop);
            // A password is a literal here: role commands take no parameters. It is hexadecimal, so it needs no quoting.
            await Execute(owner, $"alter role {Name} login password '{login.Password}'", stop);
        }
        return login.ConnectionString;
    }

    private const string Lock = $"""
        create or replace function edu.refuse_change() returns trigger language plpgsql as $$
        begin
            raise exception 'events are append-only (% by %)', tg_op, session_user using errcode = '55000';
        end $$;
        create or replace trigger events_are_kept before update or delete on edu.mt_events for each row execute function edu.refuse_change();
        create or replace trigger events_are_kept_whole before truncate on edu.mt_events for each statement execute function edu.refuse_change();
        alter table edu.mt_events enable always trigger events_are_kept;
        alter table edu.mt_events enable always trigger events_are_kept_whole;

        -- An organisation that was moved to another database records nothing here any more. The trigger comes with the first move, so that
        -- databases from which nobody has moved pay nothing for it.
        create table if not exists edu.moved_away (tenant_id varchar primary key, at timestamptz not null default now());
        create or replace function edu.refuse_moved() returns trigger language plpgsql as $$
        begin
            if exists (select 1 from fresh f join edu.moved_away m on m.tenant_id = f.tenant_id) then
                raise exception 'the organisation is in another database now' using errcode = 'ED001';
            end if;
            return null;
        end $$;
        -- Whoever is of an older build than the one that leads may not move a view or another follower on: it would skip what it does not know.
        create or replace function edu.only_who_leads_follows() returns trigger language plpgsql as $$
        begin
            if (select number < (select max(number) from edu.schema_build) from edu.schema_build where build = current_setting('edu.build', true)) then
                raise exception '{Operations.ProductBuild.Refusal}' using errcode = '55000';
            end if;
            return new;
        end $$;
        create or replace trigger only_who_leads_follows before insert or update on edu.mt_event_progression
            for each row when (new.name like '%:All') execute function edu.only_who_leads_follows();

        -- Only an owner may refresh statistics; the product asks for it after a load.
        create or replace function edu.refresh_statistics() returns void security definer set search_path = edu, pg_temp language plpgsql as $$
        begin
            analyze edu.mt_events;
            analyze edu.mt_streams;
        end $$;
        """;

    private static readonly string Rights = $"""
        grant usage on schema edu to {Name};
        grant select, insert, update, delete on all tables in schema edu to {Name};
        grant usage, select on all sequences in schema edu to {Name};
        grant execute on all functions in schema edu to {Name};
        alter default privileges in schema edu grant select, insert, update, delete on tables to {Name};
        alter default privileges in schema edu grant execute on functions to {Name};
        revoke update, delete, truncate on edu.mt_events from {Name};
        revoke delete, truncate on edu.mt_streams, {Receipts.Table} from {Name};
        revoke insert, update, delete, truncate on edu.schema_build from {Name};
        revoke update, delete, truncate on {Audit.ReadLog.Table} from {Name};
        revoke insert, update, delete, truncate on edu.moved_away from {Name};
        revoke update, delete, truncate on {SealTables.Block}, {SealTables.Head} from {Name};
        grant update, delete, truncate on edu.mt_events to {Auditor};
        grant usage on schema {SingleSignOn.ProviderDatabase.Schema} to {Name};
        grant select, insert, update, delete on all tables in schema {SingleSignOn.ProviderDatabase.Schema} to {Name};
        """;

    private const string IfAllowed = "exception when insufficient_privilege then null; end $$;";

    private static readonly string Roles = $"""
        do $$ begin
            if not exists (select 1 from pg_roles where rolname = '{Name}') then create role {Name} login; end if;
            if not exists (select 1 from pg_roles where rolname = '{Auditor}') then create role {Auditor} nologin; end if;
        end $$;
        alter role {Name} set jit = off;
        do $$ begin
            alter role {Name} set log_statement = 'none';
            alter role {Name} set pgaudit.log = 'role,ddl';
        {IfAllowed}
        """;

    private static async Task<bool> MayMakeRoles(NpgsqlConnection owner, CancellationToken stop)
    {
        await using var ask = new NpgsqlCommand("select rolsuper or rolcreaterole from pg_roles where rolname = current_user", owner);
        return (bool)(await ask.ExecuteScalarAsync(stop))!;
    }

    private static async Task Execute(NpgsqlConnection connection, string sql, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 300 };
        await command.ExecuteNonQueryAsync(stop);
    }
}
