using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;
using EduEvents.Domain;

namespace EduEvents.Projections.Audit;

/// <summary>Whom an event is about: every person and account it names, wherever in it. It goes by types and names of properties.</summary>
public static class Concerned
{
    private static readonly HashSet<string> Names =
        ["LearnerId", "PersonId", "TeacherId", "GuardianId", "StaffId", "AccountId", "Accounts", "Learners", "People", "GivenBy"];

    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> Telling = new();

    /// <summary>The people and accounts of an event, each once.</summary>
    public static Guid[] Of(object @event) => [.. In(@event).Where(id => id != Guid.Empty).Distinct()];

    private static IEnumerable<Guid> In(object part) => part switch
    {
        Personal personal => [personal.Subject],
        Scope scope => scope.Person is { } person ? [person] : [],
        _ => Telling.GetOrAdd(part.GetType(), Found).SelectMany(p => Under(p, p.GetValue(part)))
    };

    private static IEnumerable<Guid> Under(PropertyInfo property, object? value) => value switch
    {
        Guid id => [id],
        IEnumerable<Guid> ids => ids,
        IEnumerable parts => parts.Cast<object>().SelectMany(In),
        { } part => In(part),
        null => []
    };

    private static PropertyInfo[] Found(Type type) => [.. type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(p => p.GetIndexParameters().Length == 0 && Tells(p.PropertyType, p.Name))];

    private static bool Tells(Type type, string name)
    {
        var inner = Nullable.GetUnderlyingType(type) ?? Item(type) ?? type;
        if (inner == typeof(Guid)) return Names.Contains(name);
        return !inner.IsEnum && inner.Assembly == typeof(Personal).Assembly
            && (inner == typeof(Personal) || inner == typeof(Scope) || Telling.GetOrAdd(inner, Found).Length > 0);
    }

    private static Type? Item(Type type) => type != typeof(string) && typeof(IEnumerable).IsAssignableFrom(type)
        ? type.GetInterfaces().Append(type).FirstOrDefault(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IEnumerable<>))?.GetGenericArguments()[0]
        : null;
}
