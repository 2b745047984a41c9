using EduEvents.Application.Security;
using EduEvents.Domain.Security;
using EduEvents.Projections.Security;
using static EduEvents.Unit.Spec;

namespace EduEvents.Unit.Security;

public sealed class InstalledProgramTests
{
    private static readonly ProgramInstalled First = new("EduEvents.Host", "1.0.0", new('a', 64), 200), Second = First with { Manifest = new('b', 64) };

    private static Func<InstalledProgram?, IEnumerable<Domain.IDomainEvent>> Record(ProgramInstalled facts) => before =>
        RecordProgramHandler.Handle(new(facts.Program, facts.Version, facts.Manifest, facts.Files), before);

    [Fact]
    public void What_a_program_consists_of_is_recorded_when_it_is_another()
    {
        Given<InstalledProgram>().When(Record(First)).Then(First);
        Given<InstalledProgram>(First).When(Record(First)).ThenNothing();
        Given<InstalledProgram>(First).When(Record(Second)).Then(Second);
        Given<InstalledProgram>(First, Second).When(Record(First)).Then(First);
    }

    [Fact]
    public void The_card_keeps_the_newest_installations()
    {
        var events = Enumerable.Range(1, 22).Select(n => (Domain.IDomainEvent)(First with { Files = n })).ToArray();
        var card = View.Of<ProgramCard>(Ids.Of(1), new ProgramCardProjection().Evolve, events)!;
        Assert.Equal((First.Program, 20, 3, 22), (card.Program, card.Installations.Count, card.Installations[0].Files, card.Installations[^1].Files));
    }
}
