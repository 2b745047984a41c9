using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.Privacy;
using FluentValidation;

namespace EduEvents.Application.Privacy;

/// <summary>Lets a person's data be used again.</summary>
[Needs(Permissions.PrivacyManage)]
[DespiteBlocking]
[Example("""{"personId":"0192f0c5-0000-7000-8000-000000000100","reason":"Өтініш қайтарылды"}""")]
public sealed record UnblockProcessing(Guid PersonId, string Reason) : ICommand<DataSubject>, IReasoned
{
    /// <inheritdoc />
    public Guid Stream() => DataSubject.StreamOf(PersonId);

    /// <inheritdoc />
    public Scope Target() => new(Person: PersonId);
}

public sealed class UnblockProcessingValidator : AbstractValidator<UnblockProcessing>
{
    public UnblockProcessingValidator()
    {
        RuleFor(c => c.PersonId).NotEmpty();
        RuleFor(c => c.Reason).NotEmpty().MaximumLength(200);
    }
}

public static class UnblockProcessingHandler
{
    public static IEnumerable<IDomainEvent> Handle(UnblockProcessing c, DataSubject subject) => subject.Unblock(c.PersonId);
}
