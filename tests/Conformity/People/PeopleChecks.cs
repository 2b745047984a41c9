using System.Text.Json.Nodes;
using EduEvents.Application.People;
using EduEvents.Domain.Access;

namespace EduEvents.Conformity.People;

public sealed class PeopleChecks(Inspection school)
{
    [Fact]
    [Order("27.3")]
    public async Task A_class_is_formed_by_grade_letter_language_and_shift_and_divided_into_subgroups()
    {
        var director = await school.As(Roles.Director);
        var (group, half) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await director.Send("/api/people/form-class", new FormClass(group, 2026, 5, "Ғ", "kk", 2));
        await director.Send("/api/people/form-subgroup", new FormSubgroup(half, 2026, 5, school.School.Maths, "5 Ғ, 1-топ", group));

        var classes = await director.Read<JsonArray>("/api/people/classes");

        var formed = classes.Single(c => (Guid)c!["id"]! == group)!;
        Assert.Equal((5, "Ғ", "kk", 2),
            ((int)formed["grade"]!, (string)formed["letter"]!, (string)formed["language"]!, (int)formed["shift"]!));
        Assert.Equal(group, (Guid)classes.Single(c => (Guid)c!["id"]! == half)!["classId"]!);
    }

    [Fact]
    [Order("27.4")]
    public async Task A_learner_arrives_changes_class_and_departs_and_staff_is_hired_and_dismissed()
    {
        var director = await school.As(Roles.Director);
        var (learner, staff) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await director.Send("/api/people/admit-learner",
            new AdmitLearner(learner, "Төлеген", "Айсұлтан", "", "", new(2012, 3, 4), new(2026, 8, 25)));
        await director.Send("/api/people/place-learner", new PlaceLearner(learner, school.School.Class, new(2026, 9, 1)));
        await director.Send("/api/people/place-learner", new PlaceLearner(learner, school.SecondClass, new(2026, 9, 8)));
        await director.Send("/api/people/hire-staff", new HireStaff(staff, "Сыздықова", "Әсем", "", "", "teacher", new(2026, 8, 20)));
        var members = await director.Read<JsonArray>($"/api/people/class/{school.SecondClass}/members");
        Assert.Contains(members, m => (Guid)m!["id"]! == learner);

        await director.Send("/api/people/depart-learner", new DepartLearner(learner, new(2026, 9, 15), "Басқа мектепке ауысты"));
        await director.Send("/api/people/dismiss-staff", new DismissStaff(staff, new(2026, 9, 15), "Өз еркімен"));

        var person = await director.Read<JsonNode>($"/api/people/person/{learner}");
        Assert.Equal("2026-09-15", (string)person["departed"]!);
        Assert.Equal(["2026-09-07", "2026-09-15"], person["memberships"]!.AsArray().Select(m => (string)m!["to"]!));
        Assert.Equal("2026-09-15", (string)(await director.Read<JsonNode>($"/api/people/person/{staff}"))["departed"]!);
    }

    [Fact]
    [Order("27.1", Missing = "Homework and the timetable of coming days.")]
    public async Task A_parent_sees_the_child_s_day_and_marks()
    {
        var (guardian, child) = (await school.As(Roles.Guardian), school.Learners[0]);

        var day = await guardian.Read<JsonNode>($"/api/reports/learner-day/{child}/2026-09-16");
        var marks = await guardian.Read<JsonNode>($"/api/journal/learner/{child}/marks/2026/1");

        Assert.NotEmpty(day["lessons"]!.AsArray());
        Assert.Contains(marks["marks"]!.AsArray(), m => (int)m!["points"]! == 10 && (bool)m["corrected"]!);
    }
}
