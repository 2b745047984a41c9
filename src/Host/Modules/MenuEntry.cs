namespace EduEvents.Host.Modules;

/// <summary>An entry of the menu, shown to those who hold its permission.</summary>
public sealed record MenuEntry(string TextKey, string Href, string Icon, string Permission, int Order);
