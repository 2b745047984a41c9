using EduEvents.Domain;
using EduEvents.Application.People;
using EduEvents.Application.Privacy;
using EduEvents.Domain.People;
using EduEvents.Domain.Privacy;

namespace EduEvents.Integration.Commands;

/// <summary>The commands of People about one more learner, who comes, goes and comes back.</summary>
public sealed class PeopleLife(Guid group, Guid maths)
{
    private static readonly DateOnly August = new(2026, 8, 25), September = new(2026, 9, 1), October = new(2026, 10, 1), November = new(2026, 11, 2);
    private readonly Guid _learner = Guid.CreateVersion7(), _empty = Guid.CreateVersion7(), _guardian = Guid.CreateVersion7(), _teacher = Guid.CreateVersion7(),
        _set = Guid.CreateVersion7(), _other = Guid.CreateVersion7(), _half = Guid.CreateVersion7(), _rest = Guid.CreateVersion7(), _next = Guid.CreateVersion7(), _entry = Guid.CreateVersion7(), _in = Guid.CreateVersion7(), _gone = Guid.CreateVersion7(), _out = Guid.CreateVersion7(), _father = Guid.CreateVersion7();

    /// <summary>The commands in order.</summary>
    public IEnumerable<LifeStep> Steps() => [.. Moves(), .. Profile(), .. Restricted(), .. Guardians(), .. Staff(), .. Groups(), .. Years(), .. Transfers()];

    private IEnumerable<LifeStep> Moves() =>
    [
        LifeStep.Of("people/redate-admission", new RedateAdmission(_learner, August, "кеш келген бұйрық"), c => c with { On = new(2026, 8, 26) }) with
        {
            Before = ("people/admit-learner", new AdmitLearner(_learner, "Оспан", "Ерлан", "", "", new(2013, 5, 1), September))
        },
        LifeStep.Of("people/give-category", new GiveCategory(_learner, "large_family", September, "анықтама"), c => c with { Document = "куәлік" }) with
        {
            // Who agrees to the transfer at the end.
            Before = ("people/link-guardian", new LinkGuardian(_learner, _father, "Оспан", "Марат", "", "father", September))
        },
        LifeStep.Of("people/end-category", new EndCategory(_learner, "large_family", October), c => c with { On = September }),
        LifeStep.Of("people/annul-placing", new AnnulPlacing(_learner, group, September, "қате"), c => c with { Reason = "басқа" }) with
        {
            Before = ("people/place-learner", new PlaceLearner(_learner, group, September))
        },
        LifeStep.Of("people/annul-departure", new AnnulDeparture(_learner, October, "қате"), c => c with { Reason = "басқа" }) with
        {
            Before = ("people/depart-learner", new DepartLearner(_learner, October, "abroad"))
        },
        LifeStep.Of("people/readmit-learner", new ReadmitLearner(_learner, November, "abroad"), c => c with { Arrival = "college" }) with
        {
            Before = ("people/depart-learner", new DepartLearner(_learner, October.AddDays(5), "abroad"))
        },
        LifeStep.Of("people/dissolve-class", new DissolveClass(_empty, October, "бос"), c => c with { On = November }) with
        {
            Before = ("people/form-class", new FormClass(_empty, 2026, 7, "Я", "kk", 1))
        }
    ];

    private IEnumerable<LifeStep> Profile() =>
    [
        LifeStep.Of("people/record-achievement", new RecordAchievement(_learner, _entry, AchievementKind.Olympiad, AchievementLevel.District, null, "Олимпиада",
            AchievementPlace.Second, October, null, true), c => c with { Title = "Байқау" }),
        LifeStep.Of("people/record-certificate", new RecordCertificate(_learner, Guid.CreateVersion7(), "B1", "Орталық", "118", September, null),
            c => c with { Number = "119" }),
        LifeStep.Of("people/issue-education-document", new IssueEducationDocument(_learner, Guid.CreateVersion7(), EducationDocumentKind.Basic, "НОБ 1", September, null),
            c => c with { Number = "НОБ 2" }),
        LifeStep.Of("people/record-guidance", new RecordGuidance(_learner, Guid.CreateVersion7(), GuidanceKind.Test, "Техникалық", "инженер", October),
            c => c with { Wish = "дәрігер" }),
        LifeStep.Of("people/withdraw-entry", new WithdrawEntry(_learner, _entry, "қате"), c => c with { Reason = "басқа" }),
        LifeStep.Of("people/tell-languages", new TellLanguages(_learner, "kk", "ru"), c => c with { Others = "en" })
    ];

    private IEnumerable<LifeStep> Restricted() =>
    [
        LifeStep.Of("people/note-health", new NoteHealth(_learner, 2, PhysicalGroup.Preparatory, "Алдыңғы парта", "052-2/у", September),
            c => c with { HealthGroup = 3 }),
        LifeStep.Of("people/note-special-needs", new NoteSpecialNeeds(_learner, NeedsKind.Barriers, NeedsSupport.Class, "ПМПК № 14", "", September),
            c => c with { Programme = "жеке" }),
        LifeStep.Of("people/end-special-needs", new EndSpecialNeeds(_learner, October), c => c with { On = November })
    ];

    private IEnumerable<LifeStep> Guardians() =>
    [
        LifeStep.Of("people/limit-guardian", new LimitGuardian(_learner, _guardian, [GuardianArea.Studies], September, November, "Сот шешімі"),
            c => c with { Allowed = [] }) with
        {
            Before = ("people/link-guardian", new LinkGuardian(_learner, _guardian, "Оспан", "Асқар", "", "father", September))
        },
        LifeStep.Of("people/lift-guardian-limit", new LiftGuardianLimit(_learner, _guardian, October, "күшін жойды"), c => c with { On = September }),
        LifeStep.Of("people/unlink-guardian", new UnlinkGuardian(_learner, _guardian, November, "аяқталды"), c => c with { On = October })
    ];

    private IEnumerable<LifeStep> Staff() =>
    [
        LifeStep.Of("people/record-education", new RecordEducation(_teacher, Guid.CreateVersion7(), EducationLevel.Higher, "ҚазҰПУ", "Математика", "1", new(2008, 6, 20)),
            c => c with { Speciality = "Физика" }) with
        {
            Before = ("people/hire-staff", new HireStaff(_teacher, "Омар", "Асан", "", "", "teacher", new(2026, 8, 20)))
        },
        LifeStep.Of("people/record-degree", new RecordDegree(_teacher, Guid.CreateVersion7(), DegreeKind.Phd, "2", new(2015, 3, 12)), c => c with { Number = "3" }),
        LifeStep.Of("people/record-qualification-test", new RecordQualificationTest(_teacher, Guid.CreateVersion7(), 82, 100, true, new(2026, 4, 18)),
            c => c with { Points = 80 }),
        LifeStep.Of("people/award-qualification", new AwardQualification(_teacher, Guid.CreateVersion7(), "expert", new(2026, 5, 1), null),
            c => c with { Qualification = "master" }),
        LifeStep.Of("people/record-course", new RecordCourse(_teacher, Guid.CreateVersion7(), "Бағалау", "Өрлеу", 80, new(2026, 8, 14), ""), c => c with { Hours = 72 })
    ];

    private IEnumerable<LifeStep> Groups() =>
    [
        LifeStep.Of("people/form-class-set", new FormClassSet(_set, 2026, "1-3", [group, _other], September), c => c with { Title = "2-4" }) with
        {
            Before = ("people/form-class", new FormClass(_other, 2026, 3, "А", "kk", 1))
        },
        LifeStep.Of("people/dissolve-class-set", new DissolveClassSet(_set, October, "аяқталды"), c => c with { On = November }),
        LifeStep.Of("people/split-class", new SplitClass(group, maths, November, [new(_half, "1-топ"), new(_rest, "2-топ")], [new(_learner, _half)]),
            c => c with { Members = [new(_learner, _rest)] })
    ];

    private IEnumerable<LifeStep> Years() =>
    [
        LifeStep.Of("people/roll-over-year", new RollOverYear(2026, new(2027, 9, 1), new(2027, 6, 15), new("210-қ", new(2027, 5, 28)), [new(_next, 8, "Я", "kk", 1)],
            [new(_learner, YearOutcome.Promoted, _next)]), c => c with { LeftOn = new(2027, 6, 16) }) with
        {
            Before = ("people/place-learner", new PlaceLearner(_learner, group, November))
        },
        LifeStep.Of("people/undo-roll-over", new UndoRollOver(2026, "қате"), c => c with { Reason = "басқа" })
    ];

    private IEnumerable<LifeStep> Transfers()
    {
        OrderRef order = new("300-қ", November);
        var elsewhere = Guid.CreateVersion7();
        return
        [
            LifeStep.Of("people/receive-transfer", new ReceiveTransfer(_in, elsewhere, Guid.CreateVersion7(), October), c => c with { On = November }) with
            {
                Before = ("privacy/issue-consent-text",
                    new IssueConsentText("school_transfer", 1, new("Ауысу", "Перевод"), "Келісемін", "Согласен", new(2020, 9, 1)))
            },
            LifeStep.Of("people/accept-transfer", new AcceptTransfer(_in, group, November, order), c => c with { From = October }),
            LifeStep.Of("people/record-carried", new RecordCarried(_in, 4, ["math"], []), c => c with { Entries = 5 }),
            LifeStep.Of("people/close-transfer", new CloseTransfer(_gone), c => c with { TransferId = _in }) with
            {
                Before = ("people/receive-transfer", new ReceiveTransfer(_gone, elsewhere, Guid.CreateVersion7(), October))
            },
            LifeStep.Of("people/offer-transfer", new OfferTransfer(_learner, _out, Guid.CreateVersion7(), November, "moved_in_city", order),
                c => c with { Departure = "abroad" }) with
            {
                Before = ("privacy/give-consent", new GiveConsent(Guid.CreateVersion7(), _learner, _father, "school_transfer", 1, September, null, ConsentForm.Paper))
            },
            LifeStep.Of("people/withdraw-transfer", new WithdrawTransfer(_learner, _out, "қалды"), c => c with { Reason = "басқа" })
        ];
    }
}
