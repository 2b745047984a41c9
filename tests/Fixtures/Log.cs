using Npgsql;

namespace EduEvents.Fixtures;

/// <summary>Looks into a test's database as it is, past the product.</summary>
public static class Log
{
    /// <summary>One value of a query.</summary>
    public static async Task<T> Ask<T>(string connectionString, string sql, params object[] parameters)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var ask = new NpgsqlCommand(sql, connection);
        foreach (var parameter in parameters) ask.Parameters.AddWithValue(parameter);
        return (T)(await ask.ExecuteScalarAsync())!;
    }

    /// <summary>Number of events of one type in a stream.</summary>
    public static Task<long> Count(string connectionString, Guid stream, string type) =>
        Ask<long>(connectionString, "select count(*) from edu.mt_events where stream_id = $1 and type = $2", stream, type);
}
