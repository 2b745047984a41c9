using System.Numerics;

namespace EduEvents.Integration.Assessment.Year;

/// <summary>
/// What a learner should get in a subject, reckoned apart from the product: by whole numbers from what was sent to it, after the text of Order 125.
/// </summary>
public sealed class Tally
{
    private const int FormativeMost = 10, FormativeWeight = 25, SorWeight = 25, SochWeight = 50;
    private readonly Dictionary<(Guid Learner, Guid Subject, int Quarter), Results> _results = [];

    /// <summary>The results of a learner in a subject and a quarter.</summary>
    public Results Of(Guid learner, Guid subject, int quarter)
    {
        lock (_results)
        {
            if (!_results.TryGetValue((learner, subject, quarter), out var found)) _results[(learner, subject, quarter)] = found = new();
            return found;
        }
    }

    /// <summary>The mark of some quarters together, one or the two of a half-year; null where there is nothing to reckon by.</summary>
    public int? Mark(Guid learner, Guid subject, params int[] quarters)
    {
        Results[] all = [.. quarters.Select(q => Of(learner, subject, q))];
        int[] formative = [.. all.SelectMany(r => r.Formative.Values)];
        (int Points, int Most)[] sor = [.. all.SelectMany(r => r.Sor.Values)], soch = [.. all.Select(r => r.Soch).OfType<(int, int)>()];
        List<(int Weight, int Part, int Whole)> parts = [];
        if (formative.Length > 0) parts.Add((FormativeWeight, formative.Sum(), FormativeMost * formative.Length));
        if (sor.Length > 0) parts.Add((SorWeight, sor.Sum(s => s.Points), sor.Sum(s => s.Most)));
        if (soch.Length > 0) parts.Add((SochWeight, soch.Sum(s => s.Points), soch.Sum(s => s.Most)));
        return parts.Count == 0 ? null : Step(Percent(parts));
    }

    /// <summary>The mark of the year: the mean of its marks, a half up.</summary>
    public static int YearMark(IReadOnlyCollection<int> marks) => (2 * marks.Sum() + marks.Count) / (2 * marks.Count);

    // 100 × Σ weight × part/whole, by the weights there are; a half goes up.
    private static int Percent(IReadOnlyList<(int Weight, int Part, int Whole)> parts)
    {
        var below = parts.Aggregate(BigInteger.One, (product, p) => product * p.Whole);
        var above = parts.Aggregate(BigInteger.Zero, (sum, p) => sum + 100 * p.Weight * p.Part * (below / p.Whole));
        below *= parts.Sum(p => p.Weight);
        return (int)((2 * above + below) / (2 * below));
    }

    private static int Step(int percent) => percent switch { >= 85 => 5, >= 65 => 4, >= 40 => 3, _ => 2 };

    /// <summary>Points of a learner in a subject and a quarter.</summary>
    public sealed class Results
    {
        /// <summary>Formative points that stand, by lesson.</summary>
        public Dictionary<Guid, int> Formative { get; } = [];

        /// <summary>Works of units, by work.</summary>
        public Dictionary<Guid, (int Points, int Most)> Sor { get; } = [];

        /// <summary>The work of the quarter.</summary>
        public (int Points, int Most)? Soch { get; set; }

        /// <summary>Passed or failed, in a subject without points.</summary>
        public bool? Passed { get; set; }
    }
}
