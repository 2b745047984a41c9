using Bogus;
using EduEvents.Application;
using EduEvents.Application.Privacy;
using EduEvents.Domain;
using EduEvents.Domain.Privacy;

namespace EduEvents.Demo.Town;

/// <summary>
/// The consents of a school: texts issued before the year began, papers brought to the first meeting and noted by the director, some taken back
/// later, the privacy policy accepted by most of the staff. One family does it by itself, on the page.
/// </summary>
public sealed class PastConsents(TownSchool school, Voice voice, Family? online, IReadOnlyList<DateOnly> past)
{
    private static readonly (string Purpose, float Given, float TakenBack)[] Shares =
    [
        (ConsentPurposes.Card, 0.97f, 0.004f), (ConsentPurposes.Biometrics, 0.34f, 0.08f), (ConsentPurposes.OneFactor, 0.58f, 0.03f),
        (ConsentPurposes.Partners, 0.81f, 0.02f), (ConsentTexts.Photos, 0.88f, 0.05f)
    ];

    private static readonly string[] Reasons = ["Шешімім өзгерді", "Передумали", "Отбасының шешімі", "Фотоны интернетте көрдім", "Не хотим больше"];

    private readonly DateOnly _issued = new(school.Calendar.Year, 8, 28), _start = school.Calendar.Quarters[0].From;
    private readonly Randomizer _chance = school.Chance("consents");
    private DateTimeOffset _at = SchoolTime.At(new(school.Calendar.Year, 8, 28), new(9, 0));

    /// <summary>All of them.</summary>
    public IEnumerable<BulkCommand> Commands() => [.. Texts(), .. school.Pupils.SelectMany(Of), .. Policy()];

    private IEnumerable<BulkCommand> Texts() => ConsentTexts.All.Select(t =>
        voice.Director(new IssueConsentText(t.Purpose, 1, t.Title, t.Kk, t.Ru, _issued), Next()));

    private IEnumerable<BulkCommand> Of(Pupil pupil)
    {
        foreach (var (purpose, given, takenBack) in Shares)
        {
            var (gives, takes, when) = (_chance.Bool(given), _chance.Bool(takenBack), _chance.Double());
            if (!gives || !ConsentPurposes.FitsAge(purpose, pupil.Person.Born, _start)) continue;
            yield return Give(pupil, purpose);
            if (takes && past.Count > 0) yield return TakeBack(pupil, purpose, past[(int)(when * past.Count)]);
        }
    }

    private BulkCommand Give(Pupil pupil, string purpose)
    {
        var (byOneself, ends) = (pupil.Family == online, purpose is ConsentPurposes.Card or ConsentTexts.Photos);
        var given = new GiveConsent(StableId.Of("demo.consent", pupil.Id, purpose), pupil.Id, pupil.Family.Mother.Id, purpose, 1, _start,
            ends ? school.Calendar.Quarters[^1].To : null, byOneself ? ConsentForm.Electronic : ConsentForm.Paper);
        // The text and the pupil are written in the same transaction, so that nobody can look them up yet.
        return (byOneself ? voice.Parent(pupil.Family.Mother, [pupil], given, Next()) : voice.Director(given, Next())) with
        {
            Found = new ConsentTerms(1, GiverMay: true, SenderMay: true, pupil.Person.Born, _start)
        };
    }

    private BulkCommand TakeBack(Pupil pupil, string purpose, DateOnly on)
    {
        var (taken, at) = (new WithdrawConsent(pupil.Id, purpose, _chance.ArrayElement(Reasons)),
            SchoolTime.At(on, new(10, 0)).AddSeconds(_chance.Number(0, 30_000)));
        return (pupil.Family == online ? voice.Parent(pupil.Family.Mother, [pupil], taken, at) : voice.Director(taken, at)) with
        {
            Found = new WithdrawConsentHandler.Taker(May: true)
        };
    }

    // Those whose sign-ins are shown to people are asked themselves.
    private IEnumerable<BulkCommand> Policy() => school.Staff.Where(m => m.Position == "teacher" && _chance.Bool(0.9f) && m != school.ShownTeacher)
        .Select(m => voice.Teacher(m, new AcceptPolicy(m.Person.Id, 1), SchoolTime.At(_start, new(7, 40)).AddSeconds(_chance.Number(0, 20_000))) with
        {
            Found = new AcceptPolicyHandler.PolicyTerms(1, Oneself: true)
        });

    // Papers on a pile: one every twelve seconds.
    private DateTimeOffset Next() => _at = _at.AddSeconds(12);
}
