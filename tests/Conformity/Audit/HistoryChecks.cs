using System.Text.Json.Nodes;
using EduEvents.Application.Journal;
using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Fixtures;

namespace EduEvents.Conformity.Audit;

public sealed class HistoryChecks(Inspection school)
{
    [Fact]
    [Order("5.13")]
    public async Task A_corrected_mark_tells_who_when_from_where_and_why_and_what_stood_before()
    {
        var page = school.School.Page;
        var (teacher, auditor) = (await school.As(Roles.Teacher), await school.As(Roles.Auditor));
        var correction = new CorrectMark(page, school.Lessons[^1], Marked, 9, "Қайта тексерілді");
        await teacher.Send("/api/journal/correct-mark", correction, ("X-Device", "room-12"));

        var history = await auditor.Read<List<JsonObject>>($"/api/audit/history/{page.Id()}");
        var entry = history.Last(e => (string)e["event"]! == "journal.mark_corrected");

        Assert.Equal(("CorrectMark", Roles.Teacher, "Қайта тексерілді"),
            ((string)entry["command"]!, (string)entry["role"]!, (string)entry["reason"]!));
        Assert.Equal(("room-12", "127.0.0.1"), ((string)entry["device"]!, (string)entry["address"]!));
        Assert.Equal(LivedSchool.Today, SchoolTime.Day(entry["recordedAt"]!.GetValue<DateTimeOffset>()));
        Assert.Equal(9, (int)entry["data"]!["after"]!);
        Assert.NotEqual(9, (int)entry["data"]!["before"]!);
        await StandsAsBefore(auditor, entry, (int)entry["data"]!["before"]!);
    }

    // A learner who has a mark in today's lesson, by the pattern of the lived school.
    private Guid Marked => school.Learners[1];

    private async Task StandsAsBefore(Sender auditor, JsonObject entry, int before)
    {
        var earlier = await auditor.Read<JsonNode>($"/api/audit/journal-page/{school.School.Page.Id()}/at/{(long)entry["version"]! - 1}");
        var lesson = earlier["lessons"]!.AsArray().Single(l => (Guid)l!["lessonId"]! == school.Lessons[^1])!;
        Assert.Equal(before, (int)lesson["marks"]![Marked.ToString()]!);
    }
}
