using System.Text.Json.Nodes;
using EduEvents.Application.Canteen;
using EduEvents.Application.Gate;
using EduEvents.Application.Organisation;
using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.Gate;
using EduEvents.Fixtures;

namespace EduEvents.Conformity.Gate;

public sealed class GateChecks(Inspection school)
{
    [Fact]
    [Order("2.2", Missing = "The software of the terminal and its version.")]
    public async Task A_terminal_is_registered_as_a_device_of_a_model_at_a_place()
    {
        var director = await school.As(Roles.Director);
        var device = Guid.CreateVersion7();
        await director.Send("/api/gate/register-terminal", new RegisterTerminal(device, "Асхана", "till"));

        var terminal = (await director.Read<JsonArray>("/api/gate/terminals")).Single(t => (Guid)t!["id"]! == device)!;

        Assert.Equal(("Асхана", "till"), ((string)terminal["place"]!, (string)terminal["model"]!));
    }

    [Fact]
    [Order("33-1.1", Missing = "Cards and their issue; a card at the till.")]
    [Order("33-1.10")]
    [Order("33-1.11", Missing = "A push to a phone that does not show the page.")]
    public async Task Learners_and_employees_are_recorded_coming_and_going_and_the_parent_sees_when()
    {
        var device = Guid.CreateVersion7();
        await school.School.Platform!.Send("/api/gate/register-terminal", new RegisterTerminal(device, "Артқы есік", "turnstile"));
        var terminal = await school.School.With(Roles.Terminal, new(school.School.Organisation, Device: device));
        var (child, employee, gone) = (school.Learners[0], Guid.CreateVersion7(), LivedSchool.Now.AddMinutes(-2));
        await terminal.Send("/api/gate/send-pass", new SendPass(device, new(1, employee, Direction.In, LivedSchool.Now.AddMinutes(-4))));
        await terminal.Send("/api/gate/send-pass", new SendPass(device, new(2, child, Direction.Out, gone)));
        var (guard, guardian) = (await school.As(Roles.Guard), await school.As(Roles.Guardian));
        guard.Position = guardian.Position = terminal.Position;

        var inside = await guard.Read<JsonArray>("/api/gate/inside");
        var day = await guardian.Read<JsonNode>($"/api/reports/learner-day/{child}/2026-09-16");

        Assert.Contains(inside, p => (Guid)p!["id"]! == employee);
        Assert.DoesNotContain(inside, p => (Guid)p!["id"]! == child);
        Assert.Equal(["in", "out"], day["passes"]!.AsArray().Select(p => (string)p!["direction"]!));
        Assert.Equal(gone, day["passes"]![1]!["at"]!.GetValue<DateTimeOffset>());
    }

    [Fact]
    [Order("33-1.10")]
    public async Task Who_was_inside_at_a_past_minute_who_came_late_and_how_long_an_employee_was_there_are_told()
    {
        var own = await TestSchool.Found(school);
        var (device, today) = (own.Terminal, LivedSchool.Today);
        await own.Platform!.Send("/api/organisation/set-bells", new SetBells(own.OrganisationId, 1, new(2026, 9, 1), [new(1, new(8, 0), new(8, 45))]));
        DateTimeOffset At(int hour, int minute) => SchoolTime.At(today, new(hour, minute));
        await own.Platform.Send("/api/gate/send-passes", new SendPasses(device,
        [
            new(1, own.Learners[0], Direction.In, At(7, 50)), new(2, own.Learners[1], Direction.In, At(8, 12)), new(3, own.Learners[0], Direction.Out, At(9, 30)),
            new(4, own.Teacher, Direction.In, At(7, 30)), new(5, own.Teacher, Direction.Out, At(9, 45))
        ]));
        var guard = await own.With(Roles.Guard, new(own.Organisation));

        var then = await guard.Read<JsonNode>($"/api/gate/inside-at?at={Uri.EscapeDataString(At(9, 0).ToString("O"))}");
        var later = await guard.Read<JsonNode>($"/api/gate/inside-at?at={Uri.EscapeDataString(At(10, 0).ToString("O"))}");
        var late = await guard.Read<JsonNode>("/api/gate/late/2026-09-16");
        var staff = (await guard.Read<JsonArray>("/api/gate/staff/2026-09-16")).Single()!;

        Assert.Equal((2, 3, 1), (then["classes"]![0]!["learners"]!.AsArray().Count, (int)then["classes"]![0]!["all"]!, then["others"]!.AsArray().Count));
        Assert.Equal([own.Learners[1]], later["classes"]![0]!["learners"]!.AsArray().Select(l => (Guid)l!));
        Assert.Equal((own.Learners[1], 12), ((Guid)late["late"]!.AsArray().Single()!["learnerId"]!, (int)late["late"]![0]!["minutes"]!));
        Assert.Equal([own.Learners[2]], late["notCome"]!.AsArray().Single()!["learners"]!.AsArray().Select(l => (Guid)l!));
        Assert.Equal((own.Teacher, 135), ((Guid)staff["staffId"]!, (int)staff["minutes"]!));
    }

    [Fact]
    [Order("33-1.11", Missing = "A push to a phone that does not show the page.")]
    [Order("33-1.5", Missing = "The same in the Social Wallet; a push to a phone that does not show the page.")]
    public async Task A_family_is_told_of_a_pass_and_of_a_meal_with_day_and_time()
    {
        var own = await TestSchool.Found(school);
        var child = own.Learners[0];
        var (platform, came) = (own.Platform!, SchoolTime.At(LivedSchool.Today, new(7, 52)));
        await platform.Send("/api/gate/send-pass", new SendPass(own.Terminal, new(1, child, Direction.In, came)));
        await platform.Send("/api/canteen/open-meal-account", new OpenMealAccount(child));
        await platform.Send("/api/canteen/top-up-account", new TopUpAccount(child, Guid.CreateVersion7(), 1000, "cash", LivedSchool.Today));
        await platform.Send("/api/canteen/pay-meal", new PayMeal(child, Guid.CreateVersion7(), LivedSchool.Today, "lunch", "Палау", 640));
        var guardian = await own.With(Roles.Guardian, new(own.Organisation, Person: child));

        var items = (await guardian.Read<JsonNode>($"/api/reports/learner/{child}/news"))["items"]!.AsArray();

        Assert.Equal(["meal", "topUp", "cameIn"], items.Select(i => (string)i!["kind"]!));
        Assert.Equal((came, 640m, "Палау"), (items[2]!["at"]!.GetValue<DateTimeOffset>(), (decimal)items[0]!["amount"]!, (string)items[0]!["dishes"]![0]!["kk"]!));
    }
}
