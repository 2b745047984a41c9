using Microsoft.Extensions.Localization;

namespace EduEvents.Host.Web;

/// <summary>The words that the script of a sheet needs.</summary>
public static class SheetTexts
{
    /// <summary>All of them, by name.</summary>
    public static object For(IStringLocalizer texts) => new
    {
        Saved = texts["assessment.saved"].Value, Sending = texts["assessment.sending"].Value, Refused = texts["assessment.refused"].Value,
        NoAnswer = texts["assessment.no_answer"].Value, Pasted = texts["assessment.pasted"].Value
    };
}
