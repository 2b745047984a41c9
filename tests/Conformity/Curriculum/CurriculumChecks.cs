using System.Net;
using System.Text.Json.Nodes;
using EduEvents.Application.Curriculum;
using EduEvents.Application.Journal;
using EduEvents.Application.Organisation;
using EduEvents.Domain.Access;
using EduEvents.Domain.Curriculum;
using EduEvents.Domain.Journal;
using EduEvents.Domain.Organisation;

namespace EduEvents.Conformity.Curriculum;

public sealed class CurriculumChecks(Inspection school)
{
    [Fact]
    [Order("27.7", Missing = "The areas of knowledge a subject belongs to.")]
    public async Task A_subject_enters_the_catalogue_with_a_code_names_in_both_languages_and_its_way_of_assessment()
    {
        var director = await school.As(Roles.Director);
        var subject = Guid.CreateVersion7();
        await director.Send("/api/curriculum/add-subject", new AddSubject(subject, "phys", new("Дене", "Физкультура"), MarkMode.Points));
        await director.Send("/api/curriculum/name-subject", new NameSubject(subject, new("Дене шынықтыру", "Физическая культура")));
        await director.Send("/api/curriculum/choose-assessment", new ChooseAssessment(subject, MarkMode.PassFail));

        var card = (await director.Read<JsonArray>("/api/curriculum/subjects")).Single(s => (Guid)s!["id"]! == subject)!;

        Assert.Equal(("phys", "Дене шынықтыру", "Физическая культура", "passFail"),
            ((string)card["code"]!, (string)card["names"]!["kk"]!, (string)card["names"]!["ru"]!, (string)card["markMode"]!));
    }

    [Fact]
    [Order("27.17", Missing = "Editors for classifiers and their import; further classifiers than bells and holidays.")]
    public async Task Norms_and_holidays_that_are_in_force_on_the_day_decide()
    {
        var director = await school.As(Roles.Director);
        var tooEarly = new SetBells(school.School.OrganisationId, 1, new(2026, 9, 1), [new Bell(1, new(7, 30), new(8, 15))]);

        var bells = await director.Refused("/api/organisation/set-bells", tooEarly, HttpStatusCode.UnprocessableEntity);
        var teacher = await school.As(Roles.Teacher);
        var page = new PageRef(school.School.Class, school.School.Maths, 2026, 2);
        var holiday = new OpenLesson(page, Guid.CreateVersion7(), new(2026, 12, 16), 1, null, "Сандар");
        var lesson = await teacher.Refused("/api/journal/open-lesson", holiday, HttpStatusCode.UnprocessableEntity);

        Assert.Equal("organisation.starts_too_early", (string)bells["code"]!);
        Assert.Contains(lesson["refusals"]!.AsArray(), r => (string)r!["code"]! == "journal.day_off");
    }
}
