using EduEvents.Domain;
using EduEvents.Domain.Assessment;
using EduEvents.Projections.Assessment;
using Microsoft.Extensions.Localization;

namespace EduEvents.Host.Web;

/// <summary>Says marks and what they are made of as people write them.</summary>
public static class MarkWords
{
    /// <summary>A mark or the word that stands for it.</summary>
    public static string Of(Verdict verdict, int? mark, IStringLocalizer texts) =>
        mark is { } m ? Format.Number(m) : texts[$"value.Verdict.{verdict}"];

    /// <summary>The cell of a mark.</summary>
    public static string Of(MarkCell cell, IStringLocalizer texts) => Of(cell.Verdict, cell.Mark, texts);

    /// <summary>What a mark rests on, in one line.</summary>
    public static string Basis(MarkBasis basis, IStringLocalizer texts) => string.Join(" · ", new[]
    {
        basis.Computed?.Percent is { } percent ? Percent(percent.Shown()) : null, texts[$"value.MarkPeriod.{basis.Period}"].Value, basis.Edition,
        basis.Awaited.Count > 0 ? texts["assessment.awaited", basis.Awaited.Count].Value : null, basis.Note.Length > 0 ? basis.Note : null
    }.OfType<string>());

    /// <summary>A percent with two decimals.</summary>
    public static string Percent(decimal percent) => percent.ToString("0.00", System.Globalization.CultureInfo.CurrentCulture) + "\u00a0%";

    /// <summary>What a share of a part adds to the whole, in percent.</summary>
    /// <param name="share">Share of the part.</param>
    /// <param name="weight">Its weight.</param>
    /// <param name="whole">The weights of all parts there are.</param>
    public static string Adds(Fraction share, int weight, int whole) => Percent((share * (weight * 100) / whole).Shown());
}
