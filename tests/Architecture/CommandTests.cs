using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Resources;
using System.Text.RegularExpressions;
using EduEvents.Application;
using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Host.Http;
using EduEvents.Host.Modules;
using FluentValidation;

namespace EduEvents.Architecture;

public sealed partial class CommandTests
{
    private static readonly IReadOnlyList<CommandRoute> Routes = [.. ModuleApis.All.SelectMany(m => m.Api.Commands)];
    private static readonly IReadOnlyList<string> Known =
        [.. typeof(Permissions).GetFields().Select(f => (string)f.GetRawConstantValue()!)];

    private static readonly Lazy<string> Sources = new(() => string.Concat(Product.Sources("src")
        .Where(f => Path.GetFileName(f) != "Roles.cs").Select(f => File.ReadAllText(Path.Combine(Product.Root, f)))));

    [Fact]
    public void Every_command_has_one_use_case_and_one_route() =>
        Assert.Equal(Product.Commands, Routes.Select(r => r.UseCase.Command).OrderBy(t => t.FullName));

    [Fact]
    public void Every_command_has_one_validator_one_handler_and_one_example() => Assert.All(Product.Commands, c =>
    {
        var types = Product.Application.GetTypes();
        Assert.Single(types, t => t is { IsAbstract: false } && t.IsAssignableTo(typeof(IValidator<>).MakeGenericType(c)));
        Assert.Single(types, t => t.FullName == $"{c.FullName}Handler");
        Assert.NotNull(c.GetCustomAttribute<ExampleAttribute>());
    });

    [Fact]
    public void Every_command_stands_in_the_module_of_its_route() =>
        Assert.All(ModuleApis.All.SelectMany(m => m.Api.Commands.Select(c => (m.Module, c.UseCase.Command))), r =>
        Assert.Equal($"EduEvents.Application.{r.Module}", r.Command.Namespace, ignoreCase: true));

    [Fact]
    public void Every_command_needs_a_permission_the_product_knows() =>
        Assert.All(Product.Commands, c => Assert.Contains(c.GetCustomAttribute<NeedsAttribute>()?.Permission, Known));

    [Fact]
    public void Every_permission_is_held_by_some_role_and_asked_for_somewhere()
    {
        var held = Roles.Permissions.Values.SelectMany(p => p).ToHashSet();
        Assert.Equal(Known.Order(), held.Order());
        Assert.All(typeof(Permissions).GetFields(), f => Assert.True(IsNamed($"Permissions.{f.Name}"), f.Name));
    }

    [Fact]
    public void No_rule_is_left_over() => Assert.All(Rules(), r => Assert.True(IsNamed($"{r.DeclaringType!.Name}.{r.Name}("), r.Name));

    [Fact]
    public void The_rights_of_roles_do_not_drift() =>
        Approved.Equals("roles", Roles.Permissions.OrderBy(r => r.Key, StringComparer.Ordinal)
            .Select(r => $"{r.Key}: {string.Join(", ", r.Value.Order(StringComparer.Ordinal))}"));

    [Fact]
    public void Codes_of_refusals_do_not_drift() =>
        Approved.Equals("refusals", Refusals().Select(r => $"{r.Code}({r.Arguments})").Order(StringComparer.Ordinal));

    [Fact]
    public void Every_text_exists_in_every_language_with_the_same_holes()
    {
        var (kazakh, russian, english) = (Texts("kk"), Texts("ru"), Texts("en"));
        Assert.Equal(kazakh.Keys.Order(StringComparer.Ordinal), russian.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(kazakh.Keys.Order(StringComparer.Ordinal), english.Keys.Order(StringComparer.Ordinal));
        Assert.All(kazakh, t => Assert.Equal((Holes(t.Value), Holes(t.Value)), (Holes(russian[t.Key]), Holes(english[t.Key]))));
        Assert.All(kazakh.Concat(russian).Concat(english), t => Assert.False(string.IsNullOrWhiteSpace(t.Value), t.Key));
    }

    [Fact]
    public void Every_refusal_has_a_text_that_needs_no_more_than_it_tells()
    {
        var texts = Texts("kk");
        Assert.All(Refusals(), r =>
            Assert.True(texts.TryGetValue(r.Code, out var text) && Holes(text).Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .All(h => int.Parse(h, null) < r.Count), r.Code));
    }

    [Fact]
    public void No_text_is_left_over()
    {
        var codes = Refusals().Select(r => r.Code).ToHashSet();
        Assert.DoesNotContain(Texts("kk").Keys, k => !codes.Contains(k) && k.Split('.')[0] is not ("problem" or "validation" or "day_off"));
    }

    private static IEnumerable<MethodInfo> Rules() =>
        from type in Product.Domain.GetTypes()
        where type.Name.EndsWith("Rules", StringComparison.Ordinal) && type.IsAbstract
        from rule in type.GetMethods(BindingFlags.Public | BindingFlags.Static)
        where rule.ReturnType == typeof(Refusal)
        select rule;

    private static bool IsNamed(string what) => Sources.Value.Contains(what, StringComparison.Ordinal);

    private static IEnumerable<(string Code, string Arguments, int Count)> Refusals() =>
        from rule in Rules()
        let refusal = (Refusal)rule.Invoke(
            null, [.. rule.GetParameters()
                .Select(p => p.ParameterType == typeof(string) ? "" : Activator.CreateInstance(p.ParameterType))])!
        select (refusal.Code, string.Join(", ", rule.GetParameters().Select(p => p.Name)), refusal.Arguments.Length);

    private static Dictionary<string, string> Texts(string language) =>
        new ResourceManager("EduEvents.Host.Resources.Refusals", typeof(RefusalTexts).Assembly)
        .GetResourceSet(language == "kk" ? CultureInfo.InvariantCulture
            : CultureInfo.GetCultureInfo(language), createIfNotExists: true, tryParents: false)!
        .Cast<DictionaryEntry>().ToDictionary(e => (string)e.Key, e => (string)e.Value!);

    private static string Holes(string text) => string.Join(' ', Hole().Matches(text).Select(m => m.Groups[1].Value).Distinct().Order());

    [GeneratedRegex(@"\{(\d)\}")]
    private static partial Regex Hole();
}
