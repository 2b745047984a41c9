using EduEvents.Domain.Organisation;

namespace EduEvents.Importers.OneRoster;

/// <summary>An academic year of the bundle with its parts as quarters.</summary>
/// <param name="Year">Calendar year in which it begins.</param>
/// <param name="From">First day; it stands for every first day that the bundle does not tell.</param>
/// <param name="To">Last day.</param>
/// <param name="Quarters">One to four, in order.</param>
public sealed record SchoolYear(int Year, DateOnly From, DateOnly To, IReadOnlyList<Quarter> Quarters)
{
    private const int FirstMonth = 8;
    private static readonly string[] Parts = ["gradingPeriod", "term", "semester"];

    /// <summary>The years of a bundle. Grading periods become quarters; where there are none, terms, then semesters, then the year as
    /// one.</summary>
    public static IReadOnlyList<SchoolYear> Of(IReadOnlyList<Session> sessions, List<string> notes)
    {
        var years = new List<SchoolYear>();
        foreach (var year in sessions.Where(s => s.Type == "schoolYear").OrderBy(s => s.From))
        {
            var parts = Parts.Select(t => Within(year, sessions.Where(s => s.Type == t))).FirstOrDefault(p => p.Count is > 0 and <= 4)
                ?? [year];
            var begins = year.From.Month >= FirstMonth ? year.From.Year : year.From.Year - 1;
            var quarters = parts.Select((s, i) => new Quarter(i + 1, s.From, s.To)).ToList();
            if (years.Exists(y => y.Year == begins)) notes.Add($"A second academic year {begins} ({year.Title}) was left out.");
            else years.Add(new(begins, year.From, year.To, quarters));
        }
        return years;
    }

    // Bundles often leave parentSourcedId empty; then the dates tell what belongs to a year.
    private static List<Session> Within(Session year, IEnumerable<Session> parts) =>
        [.. parts.Where(s => s.Parent == year.Id || (s.Parent.Length == 0 && s.From >= year.From && s.To <= year.To)).OrderBy(s => s.From)];
}
