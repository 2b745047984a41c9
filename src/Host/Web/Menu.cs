using EduEvents.Application;
using EduEvents.Domain.Access;
using EduEvents.Host.Modules;

namespace EduEvents.Host.Web;

/// <summary>The menu out of all modules; who teaches has a first page of their own.</summary>
public static class Menu
{
    private static readonly IReadOnlyList<MenuEntry> Entries =
    [
        new("menu.home", "/", "home", Permissions.JournalTeach, 5), .. All.Modules.SelectMany(m => m.Menu).OrderBy(e => e.Order)
    ];

    /// <summary>The entries an actor may use in an organisation.</summary>
    public static IReadOnlyList<MenuEntry> For(Actor actor, string organisation) =>
        [.. Entries.Where(e => actor.MaySomewhere(e.Permission, organisation))];
}
