using EduEvents.Fixtures;
using Npgsql;

namespace EduEvents.Conformity.Security;

public sealed class DatabaseLogChecks(Inspection school)
{
    [Fact]
    [Order("5.14", Missing = "Privileged reads in the log.")]
    public async Task A_connection_to_the_database_is_on_its_log_with_user_and_database()
    {
        var name = $"inspector-{Guid.CreateVersion7():N}";
        var connection = new NpgsqlConnectionStringBuilder(school.ConnectionString) { ApplicationName = name, Pooling = false };
        await using (var open = new NpgsqlConnection(connection.ConnectionString)) await open.OpenAsync(TestContext.Current.CancellationToken);

        await Wait.Until(() => Lines().Any(l => l.Contains(name, StringComparison.Ordinal)
            && l.Contains(connection.Username!, StringComparison.Ordinal) && l.Contains(connection.Database!, StringComparison.Ordinal)),
            "the connection is on the log");
    }

    private static IEnumerable<string> Lines() =>
        new DirectoryInfo(Path.Combine(Cluster.Folder, "postgres", "log")).EnumerateFiles("pg-*").SelectMany(f => File.ReadLines(f.FullName));
}
