using System.Net;
using EduEvents.Application.Journal;
using EduEvents.Application.People;
using EduEvents.Fixtures;
using EduEvents.Host.Http;
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

    [Fact]
    public async Task A_repeat_that_would_record_something_new_gets_the_first_answer_and_costs_no_number()
    {
        var school = await TestSchool.Found(_app);
        var teacher = await school.AsTeacher();
        var lesson = await school.OpenLesson(teacher, new(2026, 9, 1));
        var mark = new EnterMark(school.Page, lesson, school.Learners[0], 4);
        var first = await teacher.Send("/api/journal/enter-mark", mark, (Requests.KeyHeader, "once"));
        await teacher.Send("/api/journal/remove-mark", new RemoveMark(school.Page, lesson, school.Learners[0], "басқа оқушы"));
        var before = await LastNumber();

        var again = await teacher.Send("/api/journal/enter-mark", mark, (Requests.KeyHeader, "once"));

        Assert.Equal((first.Position, first.Version), (again.Position, again.Version));
        Assert.Equal(before, await LastNumber());
    }

    private async Task<long> LastNumber()
    {
        await using var source = NpgsqlDataSource.Create(_app.ConnectionString);
        await using var read = source.CreateCommand("select last_value from edu.mt_events_sequence");
        return (long)(await read.ExecuteScalarAsync())!;
    }
}
