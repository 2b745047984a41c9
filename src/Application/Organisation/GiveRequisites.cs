using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.Organisation;
using FluentValidation;

namespace EduEvents.Application.Organisation;

/// <summary>Gives the organisation's business number, place and names, which an import could not know.</summary>
[Needs(Permissions.OrganisationManage)]
[Example("""{"organisationId":"0192f0c5-0000-7000-8000-000000000001","bin":"990240001237","names":{"kk":"№ 7 мектеп-гимназия","ru":"Школа-гимназия № 7","en":"School-gymnasium No 7"},"kato":"750000000"}""")]
public sealed record GiveRequisites(Guid OrganisationId, string Bin, LocalNames Names, string Kato) : ICommand<School>, IOfOrganisation
{
    /// <inheritdoc />
    public Guid Stream() => OrganisationId;
}

public sealed class GiveRequisitesValidator : AbstractValidator<GiveRequisites>
{
    public GiveRequisitesValidator()
    {
        RuleFor(c => c.OrganisationId).NotEmpty();
        RuleFor(c => c.Bin).Length(12);
        RuleFor(c => c.Names).NotNull().SetValidator(new LocalNamesValidator());
        RuleFor(c => c.Kato).Matches("^[0-9]{9}\\z");
    }
}

public static class GiveRequisitesHandler
{
    public static IEnumerable<IDomainEvent> Handle(GiveRequisites c, School school) =>
        school.GiveRequisites(new(c.OrganisationId, c.Bin, c.Names, c.Kato));
}
