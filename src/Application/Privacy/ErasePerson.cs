using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.Privacy;
using EduEvents.Projections.Privacy;
using FluentValidation;

namespace EduEvents.Application.Privacy;

/// <summary>Erases a person for good by destroying the key of everything personal. Nobody can undo it.</summary>
[Critical]
[Needs(Permissions.PrivacyManage)]
[DespiteBlocking]
[Example("""{"personId":"0192f0c5-0000-7000-8000-000000000100","ground":"retention","reason":"Сақтау мерзімі өтті"}""")]
public sealed record ErasePerson(Guid PersonId, string Ground, string Reason) : ICommand<DataSubject>, IReasoned
{
    /// <inheritdoc />
    public Guid Stream() => DataSubject.StreamOf(PersonId);

    /// <inheritdoc />
    public Scope Target() => new(Person: PersonId);
}

public sealed class ErasePersonValidator : AbstractValidator<ErasePerson>
{
    public ErasePersonValidator()
    {
        RuleFor(c => c.PersonId).NotEmpty();
        RuleFor(c => c.Ground).NotEmpty().MaximumLength(40);
        RuleFor(c => c.Reason).NotEmpty().MaximumLength(200);
    }
}

public static class ErasePersonHandler
{
    public static IEnumerable<IDomainEvent> Handle(ErasePerson c, DataSubject? subject, IsHere here) => DataSubject.Erase(subject, c.PersonId, c.Ground, here.Value);

    /// <summary>Looks up whether the person is known and still here.</summary>
    public static async Task<IsHere> Find(ErasePerson c, Lookup lookup) =>
        new((await lookup.Session.LoadAsync<DataSubjectCard>(c.PersonId, lookup.Stop))?.Here);

    /// <summary>Whether the person learns or works here; null when nobody knows the person.</summary>
    public sealed record IsHere(bool? Value);
}
