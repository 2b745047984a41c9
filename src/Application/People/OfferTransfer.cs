using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.People;
using FluentValidation;

namespace EduEvents.Application.People;

/// <summary>Lets a learner go to another school of the platform with marks and profile; needs the family's consent.</summary>
[Needs(Permissions.PeopleManage)]
[Example("""{"learnerId":"0192f0c5-0000-7000-8000-000000000100","transferId":"0192f0c5-0000-7000-8000-000000000960","newOrganisation":"0192f0c5-0000-7000-8000-000000000002","on":"2026-11-06","departure":"moved_in_city","order":{"number":"118-қ","on":"2026-11-02"}}""")]
public sealed record OfferTransfer(
    Guid LearnerId, Guid TransferId, Guid NewOrganisation, DateOnly On, string Departure, OrderRef Order) : ICommand<Learner>, IUsesData
{
    /// <inheritdoc />
    public Guid Stream() => LearnerId;

    /// <inheritdoc />
    public Scope Target() => new(Person: LearnerId);

    /// <inheritdoc />
    public IEnumerable<DataUse> Uses() => [new(LearnerId, Consents.Transfer)];
}

public sealed class OfferTransferValidator : AbstractValidator<OfferTransfer>
{
    public OfferTransferValidator()
    {
        RuleFor(c => c.LearnerId).NotEmpty();
        RuleFor(c => c.TransferId).NotEmpty();
        RuleFor(c => c.NewOrganisation).NotEmpty();
        RuleFor(c => c.On).IsDay();
        RuleFor(c => c.Departure).NotEmpty().MaximumLength(40);
        RuleFor(c => c.Order).NotNull().SetValidator(new OrderRefValidator());
    }
}

public static class OfferTransferHandler
{
    public static IEnumerable<IDomainEvent> Handle(OfferTransfer c, Learner learner, Guid former) =>
        learner.OfferTransfer(new(c.TransferId, c.LearnerId, former, c.NewOrganisation, c.On, c.Departure, c.Order));

    /// <summary>The school that sends the command.</summary>
    public static Task<Guid> Former(OfferTransfer c, Lookup lookup) => Task.FromResult(Guid.Parse(lookup.Session.TenantId));
}
