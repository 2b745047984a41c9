namespace EduEvents.Host.Audit;

/// <summary>Cells of comma-separated files.</summary>
public static class Csv
{
    /// <summary>A quoted cell. One that begins like a formula would be one in a spreadsheet.</summary>
    public static string Cell(string text) =>
        $"\"{(text is ['=' or '+' or '-' or '@' or '\t', ..] ? "'" : "")}{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
