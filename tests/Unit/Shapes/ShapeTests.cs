namespace EduEvents.Unit.Shapes;

public sealed class ShapeTests
{
    public static TheoryData<Type> Commands => [.. Shape.Commands];

    public static TheoryData<Type, string, string, string> Broken =>
        [.. BrokenShapes.All.Select(b => new TheoryDataRow<Type, string, string, string>(b.Command, b.Path, b.Value, b.Rule))];

    [Theory, MemberData(nameof(Commands))]
    public void Each_example_is_in_shape(Type command) => Assert.Empty(Shape.Validate(command, Shape.Example(command)).Errors);

    [Theory, MemberData(nameof(Broken))]
    public void Each_broken_value_is_told_where_it_stands(Type command, string path, string value, string rule) =>
        Assert.Contains(rule, Shape.Validate(command, Shape.Example(command).With(path, value)).Errors.Select(Shape.RuleOf));

    [Theory, MemberData(nameof(Commands))]
    public void No_rule_is_without_a_case_that_breaks_it(Type command) =>
        Assert.Equal(Shape.Rules(command).Distinct().Order(StringComparer.Ordinal),
            BrokenShapes.All.Where(b => b.Command == command).Select(b => b.Rule).Distinct().Order(StringComparer.Ordinal));

    [Theory, MemberData(nameof(Commands))]
    public void Every_day_has_bounds(Type command)
    {
        foreach (var day in command.GetProperties()
            .Where(p => (Nullable.GetUnderlyingType(p.PropertyType) ?? p.PropertyType) == typeof(DateOnly)))
            Assert.Contains($"{day.Name} InclusiveBetweenValidator", Shape.Rules(command));
    }
}
