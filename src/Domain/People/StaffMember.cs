namespace EduEvents.Domain.People;

/// <summary>A member of staff.</summary>
public sealed record StaffMember(Guid Id, string Position) : IState<StaffMember>
{
    /// <summary>Hires a person; the control digit of the IIN is checked.</summary>
    public static IEnumerable<IDomainEvent> Hire(StaffMember? member, StaffHired facts)
    {
        var iin = facts.Iin.Value;
        new Rules()
            .Require(member is null, PeopleRules.AlreadyHired())
            .Require(string.IsNullOrEmpty(iin) || Iin.IsValid(iin), PeopleRules.IinInvalid())
            .Check();
        return [facts];
    }

    /// <inheritdoc />
    public static StaffMember? Fold(StaffMember? member, object @event) => (member, @event) switch
    {
        (null, StaffHired e) => new(e.StaffId, e.Position),
        _ => member
    };
}
