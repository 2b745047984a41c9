using System.Globalization;
using EduEvents.Host.Web;

namespace EduEvents.Host.Mail;

/// <summary>A letter to one person.</summary>
public sealed record Letter(string To, string Subject, string Text)
{
    /// <summary>A letter out of the resources mail.NAME.subject and mail.NAME.text.</summary>
    public static Letter Of(string to, string name, CultureInfo language, params object[] holes) => new(
        to, Words.In(language, $"mail.{name}.subject", holes), Words.In(language, $"mail.{name}.text", holes));

    /// <summary>Never shows who gets it nor what it says.</summary>
    public override string ToString() => nameof(Letter);
}
