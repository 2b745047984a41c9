using EduEvents.Domain.Assessment;
using EduEvents.Domain.Curriculum;
using EduEvents.Fixtures;
using EduEvents.Projections.Assessment;

namespace EduEvents.Integration.Assessment.Year;

/// <summary>A whole school year over the API; every mark of a quarter, half-year and year is what an independent reckoning comes to.</summary>
public sealed class SchoolYearTests(App app)
{
    [Fact]
    public Task A_year_of_two_classes_ends_with_the_marks_that_were_reckoned_apart() => Live([1, 9], learners: 8);

    /// <summary>The whole school, some minutes long.</summary>
    [Fact(Explicit = true)]
    public Task A_year_of_thirty_classes_ends_with_the_marks_that_were_reckoned_apart() => Live([.. Enumerable.Range(0, 30).Select(i => i % 11 + 1)], learners: 25);

    private async Task Live(IReadOnlyList<int> grades, int learners)
    {
        var (school, tally) = (await YearSchool.Found(app, grades, learners), new Tally());
        var life = new YearLife(school, tally);
        school.Deputy.Position = school.Newest;
        await school.Deputy.Read<CourseView>($"/api/assessment/course/{school.Classes[0].Id}/{school.Subjects[0].Id}/{YearSchool.Year}");
        foreach (var quarter in YearSchool.Quarters) await life.Quarter(quarter);
        await life.Close();

        var (marks, verdicts) = (0, new HashSet<Verdict>());
        foreach (var (group, learner) in school.Classes.SelectMany(c => c.Learners.Select(l => (c, l))))
        {
            if (group.Grade == 1)
            {
                // No marks in the first grade.
                using var answer = await school.Deputy.Get($"/api/assessment/learner/{learner}/year/{YearSchool.Year}");
                Assert.Equal(System.Net.HttpStatusCode.NotFound, answer.StatusCode);
                continue;
            }
            var card = await school.Deputy.Read<YearCard>($"/api/assessment/learner/{learner}/year/{YearSchool.Year}");
            foreach (var subject in school.Subjects)
            {
                var told = card.Subjects.Single(s => s.SubjectId == subject.Id);
                var expected = Expected(tally, learner, subject);
                Assert.Equal(expected, told.Periods.Select(p => (p.Quarter, p.Mark, p.Verdict)));
                verdicts.UnionWith(expected.Select(e => e.Verdict));
                int[] given = [.. expected.Select(e => e.Mark).OfType<int>()];
                Assert.Equal(given.Length == 0 ? null : Tally.YearMark(given), told.Mark);
                if (subject.Mode == MarkMode.PassFail) Assert.Equal(expected[^1].Verdict, told.Verdict);
                marks += given.Length;
            }
        }
        Assert.Equal(school.Classes.Where(c => c.Grade > 1).Sum(c => c.Learners.Count) * (3 * 4 + 2), marks);
        Assert.Equal([Verdict.Marked, Verdict.Passed, Verdict.Failed], verdicts.Order());
    }

    private static (int Quarter, int? Mark, Verdict Verdict)[] Expected(Tally tally, Guid learner, YearSubject subject) => subject switch
    {
        { Mode: MarkMode.PassFail } => [.. YearSchool.Quarters.Select(q =>
            (q.Number, (int?)null, tally.Of(learner, subject.Id, q.Number).Passed == true ? Verdict.Passed : Verdict.Failed))],
        { Hours: 1 } => [.. new[] { 2, 4 }.Select(q => (q, tally.Mark(learner, subject.Id, q - 1, q), Verdict.Marked))],
        _ => [.. YearSchool.Quarters.Select(q => (q.Number, tally.Mark(learner, subject.Id, q.Number), Verdict.Marked))]
    };
}
