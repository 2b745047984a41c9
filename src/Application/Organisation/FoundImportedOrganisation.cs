using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.Organisation;
using FluentValidation;

namespace EduEvents.Application.Organisation;

/// <summary>
/// Takes an organisation of another system onto the platform, whose bundle knows neither its business number nor its place nor its name in
/// other languages. They stay empty until the organisation gives them.
/// </summary>
[Needs(Permissions.PlatformRun)]
[Founds]
[Example("""{"organisationId":"0192f0c5-0000-7000-8000-000000000001","name":"Blockfort Elementary School","language":"en","kind":"general"}""")]
public sealed record FoundImportedOrganisation(Guid OrganisationId, string Name, string Language, string Kind) : ICommand<School>, IOfOrganisation
{
    /// <inheritdoc />
    public Guid Stream() => OrganisationId;
}

public sealed class FoundImportedOrganisationValidator : AbstractValidator<FoundImportedOrganisation>
{
    public FoundImportedOrganisationValidator()
    {
        RuleFor(c => c.OrganisationId).NotEmpty();
        RuleFor(c => c.Name).NotEmpty().MaximumLength(200);
        RuleFor(c => c.Language).Must(l => l is "kk" or "ru" or "en");
        RuleFor(c => c.Kind).NotEmpty().MaximumLength(40);
    }
}

public static class FoundImportedOrganisationHandler
{
    public static IEnumerable<IDomainEvent> Handle(FoundImportedOrganisation c, School? school) =>
        School.Found(school, new OrganisationFounded(c.OrganisationId, "", LocalNames.Only(c.Language, c.Name), c.Kind, ""));
}
