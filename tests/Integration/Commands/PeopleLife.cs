using EduEvents.Application.People;

namespace EduEvents.Integration.Commands;

/// <summary>The commands of People about one more learner, who comes, goes and comes back.</summary>
public sealed class PeopleLife(Guid group)
{
    private static readonly DateOnly August = new(2026, 8, 25), September = new(2026, 9, 1), October = new(2026, 10, 1), November = new(2026, 11, 2);
    private readonly Guid _learner = Guid.CreateVersion7(), _empty = Guid.CreateVersion7();

    /// <summary>The commands in order.</summary>
    public IEnumerable<LifeStep> Steps() =>
    [
        LifeStep.Of("people/redate-admission", new RedateAdmission(_learner, August, "кеш келген бұйрық"), c => c with { On = new(2026, 8, 26) }) with
        {
            Before = ("people/admit-learner", new AdmitLearner(_learner, "Оспан", "Ерлан", "", "", new(2013, 5, 1), September))
        },
        LifeStep.Of("people/give-category", new GiveCategory(_learner, "large_family", September, "анықтама"), c => c with { Document = "куәлік" }),
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
}
