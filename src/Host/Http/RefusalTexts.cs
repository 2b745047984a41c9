using System.Globalization;
using System.Resources;
using EduEvents.Domain;
using FluentValidation.Results;

namespace EduEvents.Host.Http;

/// <summary>Texts of refusals in the language of the request. Resources: Refusals.resx (kk), .ru, .en.</summary>
public sealed class RefusalTexts
{
    private static readonly ResourceManager Texts = new("EduEvents.Host.Resources.Refusals", typeof(RefusalTexts).Assembly);

    /// <summary>The text of a refusal; its code when no text exists, so that nothing is hidden.</summary>
    public string Of(Refusal refusal)
    {
        var format = Texts.GetString(refusal.Code, CultureInfo.CurrentUICulture);
        return format is null ? refusal.Code : string.Format(CultureInfo.CurrentCulture, format, [.. refusal.Arguments.Select(Show)]);
    }

    /// <summary>The text of a failed shape check.</summary>
    public string Validation(ValidationFailure failure) => Of(new Refusal($"validation.{Kind(failure.ErrorCode)}"));

    private static object Show(object argument) => argument switch
    {
        Money m => m.Amount.ToString("#,##0.##", CultureInfo.GetCultureInfo("kk-KZ")) + " ₸",
        NameList names => names.In(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName),
        DateOnly d => d.ToString("d", CultureInfo.CurrentCulture),
        DateTimeOffset t => SchoolTime.Local(t).ToString("g", CultureInfo.CurrentCulture),
        TimeOnly t => t.ToString("HH:mm", CultureInfo.InvariantCulture),
        // Reasons of days off are codes where the product knows them, else the school's own words.
        string code => Texts.GetString($"day_off.{code}", CultureInfo.CurrentUICulture) ?? code,
        _ => argument
    };

    private static string Kind(string code) => code switch
    {
        "NotEmptyValidator" or "NotNullValidator" => "missing",
        "MaximumLengthValidator" or "LengthValidator" or "ExactLengthValidator" => "length",
        "RegularExpressionValidator" => "format",
        "InclusiveBetweenValidator" or "GreaterThanValidator" or "LessThanOrEqualValidator" or "GreaterThanOrEqualValidator" => "range",
        _ => "wrong"
    };
}
