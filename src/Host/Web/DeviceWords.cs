namespace EduEvents.Host.Web;

/// <summary>Shortens what a browser says of itself to what a person wants to know; terminals and programs keep their own names.</summary>
public static class DeviceWords
{
    private static readonly (string Sign, string Name)[] Browsers =
        [("YaBrowser/", "Yandex"), ("Edg/", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"),
            ("Safari/", "Safari")];

    private static readonly (string Sign, string Name)[] Systems =
        [("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("Mac OS", "macOS"), ("Linux", "Linux")];

    /// <summary>As in: Chrome, Windows.</summary>
    public static string Of(string device)
    {
        if (!device.StartsWith("Mozilla/", StringComparison.Ordinal)) return device;
        return string.Join(", ", new[] { Find(Browsers, device), Find(Systems, device) }.OfType<string>());
    }

    private static string? Find((string Sign, string Name)[] known, string device) =>
        known.Where(k => device.Contains(k.Sign, StringComparison.Ordinal)).Select(k => k.Name).FirstOrDefault();
}
