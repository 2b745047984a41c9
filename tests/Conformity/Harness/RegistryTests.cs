using System.Reflection;

namespace EduEvents.Conformity.Harness;

public sealed class RegistryTests
{
    [Fact]
    public void Every_point_of_the_order_is_there_once_and_has_a_title_in_each_language()
    {
        Assert.Equal(205, Point.All.Count);
        Assert.Equal(Point.All.Count, Point.All.Select(p => p.Id).Distinct().Count());
        Assert.All(Point.All, p => Assert.All(new[] { p.Kk, p.Ru, p.En }, title => Assert.NotEqual("", title)));
    }

    [Fact]
    public void A_list_has_points_in_it() =>
        Assert.All(Point.All.Where(p => p.Kind == PointKind.List), list => Assert.Contains(Point.All, p => p.IsIn(list)));

    [Fact]
    public void Every_check_names_a_point_that_asks_something_of_the_product() =>
        Assert.All(Check.All, c => Assert.Contains(Point.All, p => p.Id == c.Point && p.Kind == PointKind.Requirement));

    [Fact]
    public void Every_check_is_a_test_that_runs() => Assert.All(
        typeof(Check).Assembly.GetTypes().SelectMany(t => t.GetMethods()).Where(m => m.IsDefined(typeof(OrderAttribute))),
        method => Assert.NotNull(method.GetCustomAttribute<FactAttribute>()));

    [Fact]
    public void The_page_of_requirements_is_what_the_checks_say() =>
        Assert.True(File.ReadAllText(RequirementsPage.Path) == RequirementsPage.Text(), "Write it anew: ./eduevents conformity --markdown");
}
