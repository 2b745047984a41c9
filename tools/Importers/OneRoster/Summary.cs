namespace EduEvents.Importers.OneRoster;

/// <summary>Tells what an import came to: counts, the rows that could not be used, what was left out and why.</summary>
public static class Summary
{
    private const int Listed = 500;

    /// <summary>Prints it.</summary>
    public static void Print(ImportResult result, double seconds)
    {
        Console.WriteLine();
        Console.WriteLine(string.Join(", ", result.Counts.Select(c => $"{c.Key} {c.Value:N0}")));
        Console.WriteLine($"{result.Events:N0} new events, {result.Unchanged:N0} facts known already, {seconds:N1} s "
            + $"({result.Events / seconds:N0} events/s, {result.Counts.GetValueOrDefault("enrolments") / seconds:N0} enrolments/s)");
        foreach (var note in result.Notes) Console.WriteLine($"note: {note}");
        foreach (var problem in result.Problems.Take(Listed)) Console.WriteLine($"{problem.File}:{problem.Line}: {problem.Reason}");
        if (result.Problems.Count > Listed) Console.WriteLine($"... and {result.Problems.Count - Listed:N0} more");
        Console.WriteLine(result.Problems.Count == 0 ? "Every row was used."
            : $"{result.Problems.Count:N0} rows could not be used; all others were.");
    }
}
