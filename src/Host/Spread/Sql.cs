using System.Globalization;
using Npgsql;

namespace EduEvents.Host.Spread;

/// <summary>Single statements of a move, each with time enough for a large table.</summary>
internal static class Sql
{
    /// <summary>Carries a statement out.</summary>
    public static async Task Execute(NpgsqlDataSource source, string sql, CancellationToken stop, params object[] values)
    {
        await using var command = source.CreateCommand(sql);
        command.CommandTimeout = 120;
        foreach (var value in values) command.Parameters.AddWithValue(value);
        await command.ExecuteNonQueryAsync(stop);
    }

    /// <summary>The one number of a query.</summary>
    public static async Task<long> Ask(NpgsqlDataSource source, string sql, CancellationToken stop, params object[] values)
    {
        await using var command = source.CreateCommand(sql);
        command.CommandTimeout = 120;
        foreach (var value in values) command.Parameters.AddWithValue(value);
        return Convert.ToInt64(await command.ExecuteScalarAsync(stop), CultureInfo.InvariantCulture);
    }
}
