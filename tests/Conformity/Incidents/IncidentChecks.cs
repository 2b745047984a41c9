using System.Text.Json.Nodes;
using EduEvents.Application.Incidents;
using EduEvents.Domain.Access;
using EduEvents.Domain.Incidents;
using EduEvents.Fixtures;

namespace EduEvents.Conformity.Incidents;

[Collection(Alone.Name)]
public sealed class IncidentChecks(Inspection school)
{
    [Fact]
    [Order("3", Missing = "The server room, backups and round-the-clock access.")]
    [Order("5.20", Missing = "Events of equipment, systems and agents in one list.")]
    public async Task A_breach_has_a_card_with_the_clock_of_one_working_day_and_the_people_concerned_out_of_the_journal()
    {
        var (director, teacher, id) = (await school.As(Roles.Director), await school.As(Roles.Teacher), Guid.CreateVersion7());
        using (await teacher.Get($"/api/journal/page/{school.School.Class}/{school.School.Maths}/2026/1", ("X-Device", "unknown-laptop"))) { }
        var members = (await director.Read<JsonArray>($"/api/people/class/{school.School.Class}/members")).Count;
        // Wednesday morning: the time ends on Thursday at the same hour.
        var noticed = LivedSchool.Now.AddHours(-1);
        await director.Send("/api/incidents/open-incident", new OpenIncident(id, IncidentKind.UnlawfulAccess, noticed, "Бөтен компьютерден кірген",
            new(noticed, LivedSchool.Now.AddHours(1), [school.AccountOf(Roles.Teacher)], null, "unknown-laptop", null)));
        await Wait.Until(async () => (await director.Read<JsonNode>($"/api/incidents/incident/{id}/found"))["all"]!.GetValue<int>() == members,
            "the class is found");
        await director.Send("/api/incidents/gather-people", new GatherPeople(id, Guid.CreateVersion7(), [Trace.LookedAtGroup]));

        var card = await director.Read<JsonNode>($"/api/incidents/incident/{id}");
        using var file = await director.Get($"/api/incidents/incident/{id}/people/export");

        Assert.Equal(noticed.AddDays(1), card["notifyBy"]!.GetValue<DateTimeOffset>());
        Assert.Equal(members, card["concerned"]!.GetValue<int>());
        Assert.Equal(members + 1, (await file.Content.ReadAsStringAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }
}
