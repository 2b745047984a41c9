namespace EduEvents.Domain.People;

/// <summary>A member of staff.</summary>
public sealed record StaffMember(Guid Id, StaffHired Facts, FullName Name, DateOnly? Dismissed = null) : IState<StaffMember>
{
    /// <summary>Hires a person; the same facts again change nothing. The control digit of the IIN is checked.</summary>
    public static IEnumerable<IDomainEvent> Hire(StaffMember? member, StaffHired facts)
    {
        if (member?.Facts == facts) return [];
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
        if (Dismissed == on) return [];
        new Rules()
            .Require(Dismissed is null, PeopleRules.HasLeft(Dismissed ?? default))
            .Require(on >= Facts.On, PeopleRules.DismissedBeforeHiring(Facts.On))
            .Check();
        return [new StaffDismissed(Id, on, reason)];
    }

    /// <inheritdoc />
    public static StaffMember? Fold(StaffMember? member, object @event) => (member, @event) switch
    {
        (null, StaffHired e) => new(e.StaffId, e, e.Name),
        ({ } m, NameChanged e) => m with { Name = e.Name },
        ({ } m, StaffDismissed e) => m with { Dismissed = e.On },
        _ => member
    };
}
