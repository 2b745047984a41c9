using System.Text.Json.Nodes;
using EduEvents.Application.People;
using EduEvents.Domain.Access;
using Npgsql;

namespace EduEvents.Conformity.Security;

public sealed class EncryptionChecks(Inspection school)
{
    [Fact]
    [Order("10", Missing = "Encryption of the data at rest as a whole.")]
    public async Task Names_and_numbers_of_people_are_shown_to_who_may_but_not_to_be_read_in_the_database()
    {
        const string surname = "Тұңғышбайұлы", iin = "120523600126";
        var director = await school.As(Roles.Director);
        var learner = Guid.CreateVersion7();
        await director.Send("/api/people/admit-learner",
            new AdmitLearner(learner, surname, "Алдияр", "", iin, new(2012, 5, 23), new(2026, 8, 25)));

        var person = await director.Read<JsonNode>($"/api/people/person/{learner}");

        Assert.Equal(surname, (string)person["name"]!["surname"]!);
        Assert.Equal(0, await RowsWith(surname));
        Assert.Equal(0, await RowsWith(iin));
    }

    private async Task<long> RowsWith(string text)
    {
        await using var source = NpgsqlDataSource.Create(school.ConnectionString);
        await using var find = source.CreateCommand("""
            select (select count(*) from edu.mt_events where data::text like $1 or headers::text like $1)
                + (select count(*) from edu.mt_doc_personcard where data::text like $1)
                + (select count(*) from edu.command_receipt where answer like $1)
            """);
        find.Parameters.AddWithValue($"%{text}%");
        return (long)(await find.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }
}
