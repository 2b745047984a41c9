using EduEvents.Application.Privacy;
using EduEvents.Domain;
using EduEvents.Domain.Privacy;
using static EduEvents.Unit.Spec;

namespace EduEvents.Unit.Privacy;

/// <summary>Blocking and erasure of a person's data.</summary>
public sealed class DataSubjectTests
{
    private static readonly Guid Person = Guid.Parse("0192f0c5-0000-7000-8000-000000000101");
    private static readonly ProcessingBlocked Blocked = new(Person, "request");
    private static readonly PersonErased Erased = new(Person, "retention");

    private static Func<DataSubject?, IEnumerable<IDomainEvent>> Block(string ground = "request") =>
        subject => BlockProcessingHandler.Handle(new(Person, ground, "өтініш"), subject);

    private static Func<DataSubject?, IEnumerable<IDomainEvent>> Erase(bool? here = false, string ground = "retention") =>
        subject => ErasePersonHandler.Handle(new(Person, ground, "мерзімі өтті"), subject, new(here));

    [Fact]
    public void Processing_is_blocked_once()
    {
        Given<DataSubject>().When(Block()).Then(Blocked);
        Given<DataSubject>(Blocked).When(Block("unlawful")).ThenNothing();
    }

    [Fact]
    public void It_is_allowed_again_and_blocked_anew()
    {
        Given<DataSubject>(Blocked).When(s => UnblockProcessingHandler.Handle(new(Person, "қайтарылды"), s)).Then(new ProcessingUnblocked(Person));
        Given<DataSubject>(Blocked, new ProcessingUnblocked(Person)).When(Block()).Then(Blocked);
    }

    [Fact]
    public void Whoever_has_left_is_erased_once()
    {
        Given<DataSubject>(Blocked).When(Erase()).Then(Erased);
        Given<DataSubject>(Erased).When(Erase()).ThenNothing();
    }

    [Fact]
    public void Whoever_is_still_here_is_not_erased() => Given<DataSubject>().When(Erase(here: true)).ThenBroken(PrivacyRules.StillHere());

    [Fact]
    public void Nobody_is_not_erased() => Given<DataSubject>().When(Erase(here: null)).ThenBroken(PrivacyRules.PersonUnknown());

    [Fact]
    public void All_that_is_wrong_is_told_at_once() => Given<DataSubject>()
        .When(Erase(here: true, ground: "mood")).ThenBroken(PrivacyRules.GroundUnknown("mood"), PrivacyRules.StillHere());

    [Fact]
    public void Of_the_erased_nothing_is_blocked() => Given<DataSubject>(Erased).When(Block()).ThenBroken(PrivacyRules.PersonIsErased());
}
