using EduEvents.Application;
using EduEvents.Domain;
using EduEvents.Domain.Access;

namespace EduEvents.Demo.Town;

/// <summary>Who sends the commands of a school's past, from where, and when.</summary>
public sealed class Voice(TownSchool school)
{
    private static readonly string[] Browsers =
    [
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/141.0", "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:143.0) Firefox/143.0",
        "Mozilla/5.0 (Linux; Android 15) Chrome/141.0 Mobile", "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Safari/605.1"
    ];

    /// <summary>The platform's administrator.</summary>
    public static readonly Actor Administrator = new(StableId.Of("demo.account", "admin"), StableId.Of("demo.person", "admin"),
        StableId.Of("demo.session", "admin"),
        [new(StableId.Of("demo.grant", "admin"), Roles.Platform, Scope.Platform, new(2020, 1, 1), null)]);

    private readonly Actor _director = school.Director.AsActor() with { Grants = [Holds(school, Roles.Director)] };
    private readonly Actor _cashier = school.Cashier.AsActor() with { Grants = [Holds(school, Roles.Cashier)] };
    private readonly Dictionary<StaffPerson, Actor> _teachers = [];

    /// <summary>The administrator of the platform.</summary>
    public BulkCommand Platform(ICommand command, DateTimeOffset at) => Say(Administrator, command, at, Browsers[0], "10.1.0.7");

    /// <summary>The director.</summary>
    public BulkCommand Director(ICommand command, DateTimeOffset at) => Say(_director, command, at, Browsers[0], Address(2));

    /// <summary>The cashier.</summary>
    public BulkCommand Cashier(ICommand command, DateTimeOffset at) => Say(_cashier, command, at, "canteen-till-1", Address(4));

    /// <summary>The parent whose sign-in is shown to people, from the phone.</summary>
    public BulkCommand Parent(Person parent, IEnumerable<Pupil> children, ICommand command, DateTimeOffset at) => Say(
        new(StableId.Of("demo.account", "parent"), parent.Id, StableId.Of("demo.session", "parent"),
            [.. children.Select(c => new Grant(StableId.Of("demo.grant", "parent", c.Id), Roles.Guardian, new(school.Tenant, Person: c.Id), new(2020, 1, 1), null))]),
        command, at, Browsers[2], "10.2.0.15");

    /// <summary>A terminal of the gate.</summary>
    public BulkCommand Terminal(Guid device, int number, ICommand command, DateTimeOffset at) => Say(
        new(StableId.Of("demo.account", device), device, StableId.Of("demo.session", device),
            [new(StableId.Of("demo.grant", device), Roles.Terminal, new(school.Tenant, Device: device), new(2020, 1, 1), null)]),
        command, at, $"turnstile-{number}", Address(10 + number));

    /// <summary>A teacher.</summary>
    public BulkCommand Teacher(StaffPerson teacher, ICommand command, DateTimeOffset at)
    {
        if (!_teachers.TryGetValue(teacher, out var actor)) _teachers[teacher] = actor = teacher.AsActor();
        var place = teacher.UserName.Sum(c => c);
        return Say(actor, command, at, Browsers[place % Browsers.Length], Address(20 + place % 200));
    }

    private BulkCommand Say(Actor actor, ICommand command, DateTimeOffset at, string device, string address) => new(command, new()
    {
        Actor = actor, Organisation = school.Tenant, CommandId = StableId.Of("demo.command", actor.AccountId, command.GetType().Name,
            at.UtcTicks),
        Correlation = "demo", Device = device, Address = address
    }) { At = at };

    private static Grant Holds(TownSchool school, string role) => new(StableId.Of("demo.grant", school.Spec.Key, role), role,
        new(school.Tenant), new(2020, 1, 1), null);

    private string Address(int host) => $"10.{school.Spec.Key.Sum(c => c) % 200}.0.{host}";
}
