using System.Text.Json.Nodes;
using EduEvents.Application.Gate;
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
    [Order("33-1.1", Missing = "Cards and their issue; free and subsidised meals.")]
    [Order("33-1.10", Missing = "A list of those who are late; time sheets of employees.")]
    [Order("33-1.11", Missing = "The notice itself, sent to the parent's phone.")]
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
}
