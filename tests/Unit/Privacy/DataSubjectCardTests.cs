using EduEvents.Domain.People;
using EduEvents.Domain.Privacy;
using EduEvents.Projections.Privacy;

namespace EduEvents.Unit.Privacy;

public sealed class DataSubjectCardTests
{
    private static readonly Guid Child = Guid.Parse("0192f0c5-0000-7000-8000-000000000101");
    private static readonly LearnerAdmitted Admitted =
        new(Child, FullName.Of(Child, "Серікұлы", "Әлихан"), new(Child, ""), new(Child, ""), new(2026, 8, 25));

    [Fact]
    public void It_tells_who_is_here_and_whose_data_are_blocked() =>
        View.Of<DataSubjectCard>(Child, new DataSubjectCardProjection().Evolve, Admitted, new ProcessingBlocked(Child, "request"))
            .Shows(new() { Id = Child, Here = true, Born = new(Child, ""), Blocked = "request" });

    [Fact]
    public void And_who_was_erased_when() =>
        View.Of<DataSubjectCard>(Child, new DataSubjectCardProjection().Evolve, Admitted, new LearnerDeparted(Child, null, new(2026, 9, 1), "abroad"),
            new PersonErased(Child, "retention")).Shows(new() { Id = Child, Born = new(Child, ""), Erased = View.Recorded.AddSeconds(2), Ground = "retention" });
}
