using System.Xml.Linq;

namespace EduEvents.Conformity.Harness;

public sealed class CoverageTests
{
    private static readonly Point Twelve = new("27.12", "", "", "Journal", PointKind.Requirement);
    private static readonly Point Thirteen = new("27.13", "", "", "Load", PointKind.Requirement);
    private static readonly Point Removed = new("27.14", "", "", "Removed", PointKind.None);
    private static readonly Point List = new("27", "", "", "School", PointKind.List);
    private static readonly Check Lesson = new("Journal.A_lesson", "27.12", null), Mark = new("Journal.A_mark", "27.12", null);
    private static readonly Check Print = new("Journal.A_page", "27.12", "Printing.");
    private static readonly Check Load = new("Load.Hours", "27.13", null);

    [Fact]
    public void A_point_is_shown_when_all_its_checks_ran_green() =>
        Assert.Equal(PointStatus.Shown, Status([Lesson, Mark], (Lesson, CheckResult.Passed), (Mark, CheckResult.Passed)));

    [Fact]
    public void A_failing_check_takes_the_point_back() =>
        Assert.Equal(PointStatus.NotYet, Status([Lesson], (Lesson, CheckResult.Failed)));

    [Fact]
    public void One_failing_check_of_two_leaves_a_part() =>
        Assert.Equal(PointStatus.Partly, Status([Lesson, Mark], (Lesson, CheckResult.Passed), (Mark, CheckResult.Failed)));

    [Fact]
    public void A_check_that_did_not_run_shows_nothing() => Assert.Equal(PointStatus.NotYet, Status([Lesson]));

    [Fact]
    public void A_named_gap_keeps_the_point_partly() =>
        Assert.Equal(PointStatus.Partly, Status([Lesson, Print], (Lesson, CheckResult.Passed), (Print, CheckResult.Passed)));

    [Fact]
    public void A_point_without_checks_is_not_shown() => Assert.Equal(PointStatus.NotYet, Status([Load], (Load, CheckResult.Passed)));

    [Theory]
    [InlineData(CheckResult.Passed, PointStatus.Shown)]
    [InlineData(CheckResult.Failed, PointStatus.Partly)]
    public void A_list_is_as_far_as_its_parts_and_what_was_removed_does_not_count(CheckResult load, PointStatus expected)
    {
        var results = new Dictionary<string, CheckResult> { [Lesson.Name] = CheckResult.Passed, [Load.Name] = load };

        var list = Coverage.Of([List, Twelve, Thirteen, Removed], [Lesson, Load], results)[0];

        Assert.Equal(expected, list.Status);
    }

    [Fact]
    public void A_check_of_many_cases_fails_with_any_of_them()
    {
        var file = XDocument.Parse("""
            <assemblies><assembly><collection>
              <test type="Journal" method="A_lesson" result="Pass" /><test type="Journal" method="A_lesson" result="Fail" />
              <test type="Journal" method="A_mark" result="Pass" /><test type="Journal" method="Later" result="Skip" />
            </collection></assembly></assemblies>
            """);

        var results = SuiteRun.Read(file);

        Assert.Equal(CheckResult.Failed, results["Journal.A_lesson"]);
        Assert.Equal(CheckResult.Passed, results["Journal.A_mark"]);
        Assert.Equal(CheckResult.Failed, results["Journal.Later"]);
    }

    private static PointStatus Status(IReadOnlyList<Check> checks, params (Check Check, CheckResult Result)[] results) =>
        Coverage.Of([Twelve], checks, results.ToDictionary(r => r.Check.Name, r => r.Result))[0].Status;
}
