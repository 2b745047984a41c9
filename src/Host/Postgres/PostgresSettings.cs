namespace EduEvents.Host.Postgres;

/// <summary>How the product's own server is set up: reached by a socket only, durable, and telling who changes what past the product.</summary>
public sealed class PostgresSettings(PostgresOptions options, PostgresFolder folder, PostgresTools tools)
{
    /// <summary>Writes the product's settings; unchanged ones are left alone.</summary>
    public void Write()
    {
        var path = Path.Combine(folder.Data, "eduevents.conf");
        var text = string.Concat(All().OrderBy(s => s.Key, StringComparer.Ordinal).Select(s => $"{s.Key} = {s.Value}\n"));
        try
        {
            if (File.Exists(path) && File.ReadAllText(path) == text) return;
            File.WriteAllText($"{path}.new", text);
            folder.Own($"{path}.new", UnixFileMode.UserRead | UnixFileMode.UserWrite);
            File.Move($"{path}.new", path, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new PostgresUnavailable($"The settings of the database cannot be written: {e.Message}");
        }
    }

    private Dictionary<string, string> All()
    {
        var safe = options.Durable ? "on" : "off";
        var settings = new Dictionary<string, string>
        {
            ["listen_addresses"] = "''", ["unix_socket_directories"] = Quoted(folder.Socket), ["unix_socket_permissions"] = "0700",
            ["password_encryption"] = "'scram-sha-256'", ["max_connections"] = "200", ["timezone"] = "'UTC'",
            ["fsync"] = safe, ["full_page_writes"] = safe, ["synchronous_commit"] = safe,
            ["shared_buffers"] = "'256MB'", ["max_wal_size"] = "'2GB'", ["wal_level"] = "'replica'", ["wal_compression"] = "on",
            // Statements are short and their costs are overrated; compiling them costs more than it saves.
            ["jit"] = "off",
            ["idle_in_transaction_session_timeout"] = "'0'", ["logging_collector"] = "on",
            ["log_destination"] = folder.Major() >= 15 ? "'jsonlog'" : "'csvlog'", ["log_directory"] = Quoted(folder.Logs),
            ["log_filename"] = "'pg-%a-%H.log'", ["log_truncate_on_rotation"] = "on", ["log_rotation_age"] = "'1h'", ["log_rotation_size"] = "0", ["log_file_mode"] = "0640",
            ["log_connections"] = "on", ["log_disconnections"] = "on", ["log_checkpoints"] = "on", ["log_lock_waits"] = "on",
            // Details of errors would repeat stored values.
            ["log_error_verbosity"] = "'terse'"
        };
        foreach (var (name, value) in Auditing()) settings[name] = value;
        foreach (var (name, value) in options.Settings) settings[name] = value;
        return settings;
    }

    // Who changes structure, rights and rows is written down; the product's own role writes its log of events instead (Store/DatabaseRole).
    // Bound values never are: they may be personal.
    private Dictionary<string, string> Auditing() => tools.HasAudit
        ? new()
        {
            ["shared_preload_libraries"] = "'pgaudit'", ["pgaudit.log"] = "'role,ddl,misc_set,write'", ["pgaudit.role"] = $"'{Store.DatabaseRole.Auditor}'",
            ["pgaudit.log_catalog"] = "off", ["pgaudit.log_relation"] = "on", ["pgaudit.log_parameter"] = "off", ["log_parameter_max_length"] = "0"
        }
        : new() { ["log_statement"] = "'mod'", ["log_parameter_max_length"] = "0" };

    private static string Quoted(string path) => $"'{path.Replace("'", "''", StringComparison.Ordinal)}'";
}
