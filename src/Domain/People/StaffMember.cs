namespace EduEvents.Domain.People;

/// <summary>A member of staff.</summary>
public sealed record StaffMember(Guid Id, string Position, DateOnly Hired, FullName Name, DateOnly? Dismissed = null) : IState<StaffMember>
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

    /// <summary>Gives the person another name; the name borne already changes nothing.</summary>
    public IEnumerable<IDomainEvent> ChangeName(FullName name, DateOnly on) => name == Name ? [] : [new NameChanged(Id, name, on)];

    /// <summary>The person leaves; leaving twice changes nothing.</summary>
    public IEnumerable<IDomainEvent> Dismiss(DateOnly on, string reason)
    {
        if (Dismissed is not null) return [];
        new Rules().Require(on >= Hired, PeopleRules.DismissedBeforeHiring(Hired)).Check();
        return [new StaffDismissed(Id, on, reason)];
    }

    /// <inheritdoc />
    public static StaffMember? Fold(StaffMember? member, object @event) => (member, @event) switch
    {
        (null, StaffHired e) => new(e.StaffId, e.Position, e.On, e.Name),
        ({ } m, NameChanged e) => m with { Name = e.Name },
        ({ } m, StaffDismissed e) => m with { Dismissed = e.On },
        _ => member
    };
}
