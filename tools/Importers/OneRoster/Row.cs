using System.Globalization;
using EduEvents.Domain;

namespace EduEvents.Importers.OneRoster;

/// <summary>A row that cannot be used, and why. It stops nothing else.</summary>
public sealed record Problem(string File, int Line, string Reason);

/// <summary>A row is not usable; caught where rows are read.</summary>
public sealed class RowUnusable(string reason) : Exception(reason);

/// <summary>One row of a file of the bundle, by column names. A column the bundle lacks reads as empty.</summary>
public sealed class Row(string file, int line, IReadOnlyDictionary<string, string> values)
{
    public string File { get; } = file;
    public int Line { get; } = line;

    /// <summary>File and line, as the list of problems names them.</summary>
    public string Place => $"{File}:{Line}";

    /// <summary>The text of the first of the columns that the bundle has; empty when it has none.</summary>
    public string Text(params ReadOnlySpan<string> columns)
    {
        foreach (var column in columns)
            if (values.TryGetValue(column, out var value) && value.Trim().Length > 0) return value.Trim();
        return "";
    }

    /// <summary>A text that must be there.</summary>
    /// <exception cref="RowUnusable">It is empty.</exception>
    public string Needed(string column) => Text(column) is { Length: > 0 } text ? text : throw new RowUnusable($"{column} is empty");

    /// <summary>A list of ids or codes: comma-separated, with or without blanks.</summary>
    public IReadOnlyList<string> List(params ReadOnlySpan<string> columns) =>
        Text(columns).Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>A day; null when empty. A time with it counts in the country's zone.</summary>
    /// <exception cref="RowUnusable">It is neither a day nor a time.</exception>
    public DateOnly? Day(string column)
    {
        var text = Text(column);
        if (text.Length == 0) return null;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day;
        return text.Length > 10 && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? SchoolTime.Day(time)
            : throw new RowUnusable($"{column} '{text}' is not a date");
    }

    /// <summary>True when a delta says that the thing is gone.</summary>
    /// <exception cref="RowUnusable">The status is not one of the standard's.</exception>
    public bool IsDeleted => Text("status").ToLowerInvariant() switch
    {
        "" or "active" => false,
        "tobedeleted" or "inactive" => true,
        var other => throw new RowUnusable($"status '{other}' is not known")
    };

    /// <summary>The lowest grade of the row: 0 before the first year, else 1 to 12; null when none is told.</summary>
    /// <exception cref="RowUnusable">It is not a grade of school.</exception>
    public int? Grade()
    {
        var grades = List("grades").Select(Grade).ToList();
        return grades.Count == 0 ? null : grades.Min();
    }

    private static int Grade(string code) => code.ToUpperInvariant() switch
    {
        "IT" or "PR" or "PK" or "TK" or "KG" => 0,
        _ when int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out var grade) && grade is >= 0 and <= 12 => grade,
        _ => throw new RowUnusable($"grade '{code}' is not known")
    };
}
