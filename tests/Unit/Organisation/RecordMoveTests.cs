using EduEvents.Application.Organisation;
using EduEvents.Domain.Organisation;
using static EduEvents.Unit.Spec;

namespace EduEvents.Unit.Organisation;

public sealed class RecordMoveTests
{
    private static readonly Guid Id = Guid.CreateVersion7();
    private static readonly OrganisationFounded Founded = new(Id, "990240001237", new("М", "Ш"), "general", "750000000");
    private static readonly RecordMove Command = new(Id, "main", "north", 12, "head");
    private static readonly OrganisationMoved Moved = new(Id, "main", "north", 12, "head");

    [Fact]
    public void A_move_is_recorded_once()
    {
        Given<School>(Founded).When(s => RecordMoveHandler.Handle(Command, s!)).Then(Moved);
        Given<School>(Founded, Moved).When(s => RecordMoveHandler.Handle(Command, s!)).ThenNothing();
        Given<School>(Founded, Moved).When(s => RecordMoveHandler.Handle(Command with { FormerDatabase = "north", NewDatabase = "main" }, s!))
            .Then(Moved with { FormerDatabase = "north", NewDatabase = "main" });
    }
}
