using System.Collections;
using System.Reflection;
using EduEvents.Domain;
using EduEvents.Domain.Assessment;
using EduEvents.Domain.Canteen;
using EduEvents.Domain.Incidents;
using EduEvents.Domain.Journal;
using EduEvents.Domain.Organisation;
using EduEvents.Domain.People;
using EduEvents.Domain.Timetable;
using Microsoft.Extensions.Localization;

namespace EduEvents.Host.Web;

/// <summary>One field of an event in the reader's words; the value before stands only where the event names it.</summary>
public sealed record FieldWords(string Label, string? Before, string Value);

/// <summary>
/// Says in the reader's language what an event holds. It goes by the types and names of the properties, so a new event needs words in the
/// resources and no code: event.NAME, field.PROPERTY, and value.TYPE.VALUE for codes.
/// </summary>
public sealed class EventWords(IStringLocalizer texts, KnownNames names, Func<Guid, bool> maySee)
{
    /// <summary>Properties that only tie records together and say nothing to a reader.</summary>
    private static readonly HashSet<string> Silent =
    [
        "LessonId", "TopUpId", "MealId", "GrantId", "MembershipId", "DelegationId", "AttemptId", "RulesId", "SessionId",
        "Sequence", "SubjectCode", "AlertId", "CheckId", "FactorId", "EndingId", "LinkId", "SecretId", "HandOutId", "ConsentId",
        "IncidentId", "FindingId", "MeasureId", "NoticeId", "WorkId", "EntryId", "SetId", "TransferId", "HomeworkId", "CopiedFrom", "FileId", "LessonPlanId",
        "TopicId", "RoomId", "PlanId", "BasedOn", "GenerationId", "OfId", "DishId", "DayId", "EntitlementId", "RatingId"
    ];

    /// <summary>The properties of an event that are told.</summary>
    public static IEnumerable<PropertyInfo> Told(Type type) =>
        type.GetProperties().Where(p => !Silent.Contains(p.Name) && p.Name is not ("Before" or "EqualityContract" or "Reason"));

    /// <summary>The fields of an event, in the order in which it names them.</summary>
    /// <param name="event">The event.</param>
    /// <param name="was">Values it replaced without naming them, by property.</param>
    public IEnumerable<FieldWords> Fields(object @event, IReadOnlyDictionary<string, object>? was = null)
    {
        var before = @event.GetType().GetProperty("Before");
        foreach (var property in Told(@event.GetType()))
        {
            if (Say(property, property.GetValue(@event)) is not { Length: > 0 } value) continue;
            var earlier = property.Name == "After" && before is not null ? before.GetValue(@event) : was?.GetValueOrDefault(property.Name);
            yield return new(texts[$"field.{property.Name}"], earlier is null ? null : Say(property, earlier), value);
        }
    }

    private string? Say(PropertyInfo property, object? value) => value switch
    {
        null or ICollection { Count: 0 } => null,
        // A meal account is named by its learner, who stands beside it.
        // A code that is nobody else's business is stored sealed, and has words like any other.
        Personal { Value: { Length: > 0 } code } sealedCode when Hidden(sealedCode.Subject) is null
            && texts[$"value.{property.Name}.{code}"] is { ResourceNotFound: false } words => words,
        Guid id => names.Of(property.Name, id) ?? (property.Name == "AccountId" ? null : texts["person.unknown"].Value),
        string text => Code(property.Name, text),
        IEnumerable<ServedDish> dishes => Joined(dishes, d => d.Names.In(Cultures.Language)),
        IEnumerable<MenuLine> lines => Joined(lines, l => l.Names.In(Cultures.Language)),
        IEnumerable<SlotCount> counts => Joined(counts, c => $"{texts[$"slot.{c.Slot}"]}: {Format.Number(c.Portions)}"),
        IEnumerable<string> codes => Joined(codes, c => Code(property.Name, c)),
        IEnumerable<Guid> people => Format.Number(people.Count()),
        IEnumerable<RollEntry> roll => Joined(roll, r => $"{names.Of("LearnerId", r.LearnerId)}: {Named(r.Code)}"),
        IEnumerable<Quarter> quarters => Joined(quarters, q => $"{q.Number}: {Day(q.From)} – {Day(q.To)}"),
        IEnumerable<DaysOff> days => Joined(days, d => $"{Day(d.From)} – {Day(d.To)}"),
        IEnumerable<int> numbers => Joined(numbers, Format.Plain),
        IEnumerable<Bell> bells => Joined(bells, b => $"{b.Number}: {b.Starts:HH\\:mm}–{b.Ends:HH\\:mm}"),
        IEnumerable codes when codes.Cast<object>().All(c => c is Enum) => Joined(codes.Cast<Enum>(), Named),
        IEnumerable list => Format.Number(list.Cast<object>().Count()),
        _ => Single(value)
    };

    private string Single(object value) => value switch
    {
        Personal personal => Hidden(personal.Subject) ?? Plain(personal.Value),
        FullName name => Hidden(name.Surname.Subject) ?? (name.Full() is { Length: > 0 } full ? full : texts["history.erased"]),
        LessonRef lesson => string.Join(" · ", names.Of("GroupId", lesson.GroupId), names.Of("SubjectId", lesson.SubjectId),
            texts["journal.lesson_label", Day(lesson.On), lesson.Number]),
        PageRef page => string.Join(" · ", names.Of("GroupId", page.GroupId), names.Of("SubjectId", page.SubjectId),
            texts["journal.year_quarter", page.Year, page.Year + 1, page.Quarter]),
        OrderRef order => texts["history.order", order.Number, Day(order.On)],
        SheetRef sheet => string.Join(" · ", names.Of("GroupId", sheet.GroupId), names.Of("SubjectId", sheet.SubjectId),
            texts["journal.year_quarter", sheet.Year, sheet.Year + 1, sheet.Quarter]),
        CourseRef course => string.Join(" · ", names.Of("GroupId", course.GroupId), names.Of("SubjectId", course.SubjectId), $"{course.Year}–{course.Year + 1}"),
        CalendarRef days => string.Join(" · ", names.Of("ClassId", days.ClassId), texts["journal.year_quarter", days.Year, days.Year + 1, days.Quarter]),
        Placement card => texts["timetable.place", texts[$"timetable.day.{card.Slot.Day}"].Value, card.Slot.Number, card.Slot.Shift],
        DayLesson lesson => string.Join(" · ", [.. lesson.Parts.Select(p => names.Of("GroupId", p.GroupId)).Distinct(),
            .. lesson.Parts.Select(p => names.Of("SubjectId", p.SubjectId)).Distinct(), texts["journal.lesson_label", Day(lesson.On), lesson.Slot.Number]]),
        MarkBasis basis => MarkWords.Basis(basis, texts),
        EventRef e => texts["assessment.event", e.Version],
        Money money => Format.Money(money.Amount),
        Nutrients n => $"{Format.Tenth(n.Proteins)} · {Format.Tenth(n.Fats)} · {Format.Tenth(n.Carbohydrates)} · {Format.Tenth(n.Kilocalories)}",
        LocalNames local => local.In(Cultures.Language),
        Scope scope => ScopeWords(scope),
        IncidentSpan span => SpanWords.Of(span, id => names.Of("AccountId", id), texts),
        DateOnly day => Day(day),
        DateTimeOffset moment => Format.Moment(moment),
        bool yes => texts[yes ? "yes" : "no"],
        Enum code => Named(code),
        _ => Convert.ToString(value, System.Globalization.CultureInfo.CurrentCulture) ?? ""
    };

    private string Plain(string? value) => value is null ? texts["history.erased"] : Format.ParseIso(value) is { } day ? Day(day) : value;

    private string? Hidden(Guid subject) => maySee(subject) ? null : texts["history.hidden"].Value;

    // Codes have words; whatever has none is shown as it is.
    private string Code(string property, string text) => Classifiers.Name(property, text) ??
        (texts[$"value.{property}.{text}"] is { ResourceNotFound: false } words ? words : text);

    private string Named(Enum code) => texts[code is Attendance ? $"attendance.{code}" : $"value.{code.GetType().Name}.{code}"];

    private string ScopeWords(Scope scope) => string.Join(" · ", new[]
    {
        scope == Scope.Platform ? texts["history.platform"].Value : null,
        scope.Organisation is { } organisation && Guid.TryParse(organisation, out var o) ? names.Of("OrganisationId", o) : null,
        scope.Group is { } group ? names.Of("GroupId", group) : null, scope.Subject is { } subject ? names.Of("SubjectId", subject) : null,
        scope.Person is { } person ? names.Of("PersonId", person) : null, scope.Device is { } device ? names.Of("DeviceId", device) : null
    }.OfType<string>());

    private static string Day(DateOnly day) => day.ToString("d", System.Globalization.CultureInfo.CurrentCulture);

    private static string Joined<T>(IEnumerable<T> items, Func<T, string> say) => string.Join("; ", items.Select(say));
}
