using EduEvents.Application.Curriculum;
using EduEvents.Application.Homework;
using EduEvents.Application.Organisation;
using EduEvents.Application.Timetable;
using EduEvents.Domain.Access;
using EduEvents.Domain.Timetable;
using EduEvents.Fixtures;
using EduEvents.Projections.Journal;
using Microsoft.Playwright;

namespace EduEvents.Web.Journal;

/// <summary>The journal offers the lesson of the timetable: one key opens it, with the topic of the plan and the homework set for it.</summary>
public sealed class OfferTests(WebApp app)
{
    [Fact]
    public async Task The_lesson_of_today_stands_in_the_timetable_and_is_opened_by_one_key()
    {
        var school = await TestSchool.Found(app);
        var (platform, teacher) = (school.Platform!, await school.AsTeacher());
        var (plan, activity) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await platform.Send("/api/organisation/set-bells", new SetBells(school.OrganisationId, 1, new(2026, 9, 1), [new(1, new(8, 0), new(8, 45)), new(2, new(9, 0), new(9, 45))]));
        await platform.Send("/api/timetable/draft-plan", new DraftPlan(plan, 2026, "Бірінші тоқсан", 5, null));
        await platform.Send("/api/timetable/list-lessons",
            new ListLessons(plan, [new(activity, [new(school.Class, school.Maths, school.Teacher, null)], [school.Class], 1)]));
        await platform.Send("/api/timetable/place-card", new PlaceCard(plan, new(activity, 0, new(3, 1, 2), Weeks.Every, [null], false)));
        await platform.Send("/api/timetable/publish-plan", new PublishPlan(plan, LivedSchool.Today));
        teacher.Position = platform.Position;
        await teacher.Send("/api/curriculum/draft-course-plan",
            new DraftCoursePlan(school.Class, school.Maths, 2026, 1, [new("Сандар", "Бүтін сандар", [], 34, "§ 2, № 31", 20)], null));
        await teacher.Send("/api/homework/give-homework", new GiveHomework(Guid.CreateVersion7(), school.Class, school.Maths, new(2026, 9, 14), LivedSchool.Today, "§ 1, № 16", 20,
            false, [], [], false, null));
        platform.Position = teacher.Position;
        await platform.Send("/api/curriculum/review-course-plan", new ReviewCoursePlan(school.Class, school.Maths, 2026, true, "Жақсы"));
        await platform.Send("/api/curriculum/approve-course-plan", new ApproveCoursePlan(school.Class, school.Maths, 2026));

        var account = await school.Account(Roles.Teacher, "Гүлнар Оспанова", school.Teacher, false, new Domain.Scope(school.Organisation, school.Class, school.Maths));
        await using var window = await app.Window(account);
        var page = await window.NewPageAsync();
        await Wait.Until(async () =>
        {
            await page.GotoAsync($"/journal/{school.Class}/{school.Maths}/2026/1");
            return await page.Locator("[data-offer] input[value='Бүтін сандар']").CountAsync() == 1;
        }, "The lesson of today was not offered.");
        await page.Locator("edu-journal[data-ready]").WaitForAsync();
        var offer = page.Locator("[data-offer]");
        await Assertions.Expect(offer).ToContainTextAsync("§ 1, № 16");
        await Assertions.Expect(offer.Locator("button")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(page.Locator("thead [data-lesson]")).ToHaveCountAsync(1);
        await Assertions.Expect(offer).ToHaveCountAsync(0);
        await Assertions.Expect(page.Locator("tbody tr >> nth=0 >> td >> nth=0")).ToBeFocusedAsync();
        var view = await teacher.Read<JournalPageView>($"/api/journal/page/{school.Class}/{school.Maths}/2026/1");
        Assert.Equal((LivedSchool.Today, 2, "Бүтін сандар"), (view.Lessons[0].On, view.Lessons[0].Number, view.Lessons[0].Topic));
    }
}
