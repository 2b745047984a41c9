using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.Privacy;
using FluentValidation;

namespace EduEvents.Application.Privacy;

/// <summary>Stops the use of a person's data until it is lifted; what is recorded stays.</summary>
[Needs(Permissions.PrivacyManage)]
[DespiteBlocking]
[Example("""{"personId":"0192f0c5-0000-7000-8000-000000000100","ground":"request","reason":"Ата-анасының өтініші"}""")]
public sealed record BlockProcessing(Guid PersonId, string Ground, string Reason) : ICommand<DataSubject>, IReasoned
{
    /// <inheritdoc />
    public Guid Stream() => DataSubject.StreamOf(PersonId);

    /// <inheritdoc />
    public Scope Target() => new(Person: PersonId);
}

public sealed class BlockProcessingValidator : AbstractValidator<BlockProcessing>
{
    public BlockProcessingValidator()
    {
        RuleFor(c => c.PersonId).NotEmpty();
        RuleFor(c => c.Ground).NotEmpty().MaximumLength(40);
        RuleFor(c => c.Reason).NotEmpty().MaximumLength(200);
    }
}

public static class BlockProcessingHandler
{
    public static IEnumerable<IDomainEvent> Handle(BlockProcessing c, DataSubject? subject) => DataSubject.Block(subject, c.PersonId, c.Ground);
}
