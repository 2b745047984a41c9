using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.Organisation;
using FluentValidation;

namespace EduEvents.Application.Organisation;

/// <summary>Takes an organisation onto the platform. The organisation named in the request is its id.</summary>
[Needs(Permissions.PlatformRun)]
[Founds]
[Example("""{"organisationId":"0192f0c5-0000-7000-8000-000000000001","bin":"990240001237","names":{"kk":"№ 7 мектеп-гимназия","ru":"Школа-гимназия № 7","en":"School-gymnasium No 7"},"kind":"general","kato":"750000000"}""")]
public sealed record FoundOrganisation(Guid OrganisationId, string Bin, LocalNames Names, string Kind, string Kato) : ICommand<School>, IOfOrganisation
{
    /// <inheritdoc />
    public Guid Stream() => OrganisationId;
}

public sealed class FoundOrganisationValidator : AbstractValidator<FoundOrganisation>
{
    public FoundOrganisationValidator()
    {
        RuleFor(c => c.OrganisationId).NotEmpty();
        RuleFor(c => c.Bin).Length(12);
        RuleFor(c => c.Names).NotNull().SetValidator(new LocalNamesValidator());
        RuleFor(c => c.Kind).NotEmpty().MaximumLength(40);
        RuleFor(c => c.Kato).Matches("^[0-9]{9}\\z");
    }
}

public static class FoundOrganisationHandler
{
    public static IEnumerable<IDomainEvent> Handle(FoundOrganisation c, School? school) =>
        School.Found(school, new OrganisationFounded(c.OrganisationId, c.Bin, c.Names, c.Kind, c.Kato));
}
