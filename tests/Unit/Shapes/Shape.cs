using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using EduEvents.Application;
using FluentValidation;
using FluentValidation.Results;
using FluentValidation.Validators;

namespace EduEvents.Unit.Shapes;

/// <summary>Commands with their examples and the rules of their validators, read from the product itself.</summary>
public static partial class Shape
{
    private static readonly JsonSerializerOptions Json = new(
        JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) } };

    public static readonly IReadOnlyList<Type> Commands = [.. typeof(ICommand).Assembly.GetTypes()
        .Where(t => t is { IsAbstract: false, IsInterface: false } && typeof(ICommand).IsAssignableFrom(t)).OrderBy(t => t.FullName)];

    public static JsonNode Example(Type command) => JsonNode.Parse(command.GetCustomAttribute<ExampleAttribute>()!.Json)!;

    public static ICommand Read(Type command, JsonNode body) => (ICommand)body.Deserialize(command, Json)!;

    public static ValidationResult Validate(Type command, JsonNode body) =>
        Validator(command).Validate(new ValidationContext<object>(Read(command, body)));

    /// <summary>The example with one value changed; a path is like page.groupId or passes[0].at.</summary>
    public static JsonNode With(this JsonNode body, string path, string value)
    {
        var parts = path.Replace("[", ".", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal).Split('.');
        var holder = parts[..^1].Aggregate(body, (node, part) =>
            int.TryParse(part, CultureInfo.InvariantCulture, out var i) ? node[i]! : node[part]!);
        if (int.TryParse(parts[^1], CultureInfo.InvariantCulture, out var index)) holder[index] = JsonNode.Parse(value);
        else holder[parts[^1]] = JsonNode.Parse(value);
        return body;
    }

    /// <summary>Every rule of a command's validator as "Property Validator", those of nested ones included.</summary>
    public static IEnumerable<string> Rules(Type command) => Rules(Validator(command), "");

    /// <summary>The same form for a failure; which item of a list it was does not matter.</summary>
    public static string RuleOf(ValidationFailure failure) => $"{Index().Replace(failure.PropertyName, "")} {failure.ErrorCode}";

    private static IValidator Validator(Type command) => (IValidator)Activator.CreateInstance(command.Assembly.GetTypes()
        .Single(t => t is { IsAbstract: false } && t.IsAssignableTo(typeof(IValidator<>).MakeGenericType(command))))!;

    private static IEnumerable<string> Rules(IValidator validator, string prefix) =>
        from rule in ((IEnumerable<IValidationRule>)validator)
        from component in rule.Components
        from found in component.Validator is IChildValidatorAdaptor child ? Rules(Inner(child), $"{prefix}{rule.PropertyName}.")
            : [$"{prefix}{rule.PropertyName} {component.Validator.Name}"]
        select found;

    // Child rules written in place live inside the adaptor only.
    private static IValidator Inner(IChildValidatorAdaptor child)
    {
        var holder = child.GetType().GetGenericArguments()[0];
        var context = Activator.CreateInstance(typeof(ValidationContext<>).MakeGenericType(holder), [null]);
        return (IValidator)child.GetType().GetMethod("GetValidator")!.Invoke(child, [context, null])!;
    }

    [GeneratedRegex(@"\[\d+\]")]
    private static partial Regex Index();
}
