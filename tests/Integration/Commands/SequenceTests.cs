using System.Net;
using EduEvents.Application.People;
using EduEvents.Fixtures;
using Npgsql;

namespace EduEvents.Integration.Commands;

/// <summary>A number of the log that is drawn and not used holds every projection up until it is known to be lost.</summary>
public sealed class SequenceTests : IClassFixture<App>
{
    private readonly App _app;

    public SequenceTests(App app) => _app = app;

    [Fact]
    public async Task A_value_that_is_taken_burns_no_number()
    {
        var school = await TestSchool.Found(_app);
        var director = await school.AsDirector();
        AdmitLearner Admit() => new(Guid.CreateVersion7(), "Серікқызы", "Айгерім", "", "120523600126", null, new(2026, 8, 25));
        await director.Send("/api/people/admit-learner", Admit());
        var before = await LastNumber();

        await director.Refused("/api/people/admit-learner", Admit(), HttpStatusCode.UnprocessableEntity);

        Assert.Equal(before, await LastNumber());
    }

    private async Task<long> LastNumber()
    {
        await using var source = NpgsqlDataSource.Create(_app.ConnectionString);
        await using var read = source.CreateCommand("select last_value from edu.mt_events_sequence");
        return (long)(await read.ExecuteScalarAsync())!;
    }
}
