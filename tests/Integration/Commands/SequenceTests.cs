using System.Net;
using EduEvents.Application.Access;
using EduEvents.Application.Journal;
using EduEvents.Application.People;
using EduEvents.Domain.Access;
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
        var before = await Unused();

        await director.Refused("/api/people/admit-learner", Admit(), HttpStatusCode.UnprocessableEntity);

        Assert.Equal(before, await Unused());
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
        var before = await Unused();

        var again = await teacher.Send("/api/journal/enter-mark", mark, (Requests.KeyHeader, "once"));

        Assert.Equal((first.Position, first.Version), (again.Position, again.Version));
        Assert.Equal(before, await Unused());
    }

    [Fact]
    public async Task A_repeat_upon_a_stream_of_the_platform_gets_the_first_answer_and_costs_no_number()
    {
        var school = await TestSchool.Found(_app);
        var (platform, account) = (school.Platform!, await school.Account(Roles.Guard, new(school.Organisation)));
        var block = new BlockAccount(account.Id, school.Organisation, "кетті");
        var first = await platform.Send("/api/access/block-account", block, (Requests.KeyHeader, "once"));
        await platform.Send("/api/access/unblock-account", new UnblockAccount(account.Id, school.Organisation, "қайтты"));
        var before = await Unused();

        var again = await platform.Send("/api/access/block-account", block, (Requests.KeyHeader, "once"));

        Assert.Equal((first.Position, first.Version, 1), (again.Position, again.Version, again.Recorded));
        Assert.Equal(before, await Unused());
        Assert.Equal(1, await Log.Count(_app.ConnectionString, account.Id, "access.account_blocked"));
    }

    // Processes may record something meanwhile; what is drawn and not used is what counts.
    private async Task<long> Unused()
    {
        await using var source = NpgsqlDataSource.Create(_app.ConnectionString);
        await using var read = source.CreateCommand("select last_value - (select count(*) from edu.mt_events) from edu.mt_events_sequence");
        return (long)(await read.ExecuteScalarAsync())!;
    }
}
