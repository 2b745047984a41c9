using EduEvents.Domain;
using EduEvents.Domain.Access;
using FluentValidation;

namespace EduEvents.Application.Access;

/// <summary>Opens a client again.</summary>
[Needs(Permissions.AccessManage)]
[PlatformWide]
[Example("""{"clientId":"0192f0c5-0000-7000-8000-000000000420","organisation":"0192f0c5000070008000000000000001","reason":"Шарт жаңартылды"}""")]
public sealed record UnblockClient(Guid ClientId, string? Organisation, string Reason) : ICommand<Client>, IReasoned
{
    /// <inheritdoc />
    public Guid Stream() => ClientId;

    /// <summary>The organisation whose people it is for; none for one of the platform.</summary>
    public Scope Target() => new(Organisation);
}

public sealed class UnblockClientValidator : AbstractValidator<UnblockClient>
{
    public UnblockClientValidator()
    {
        RuleFor(c => c.ClientId).NotEmpty();
        RuleFor(c => c.Organisation).IsTenant().When(c => c.Organisation is not null);
        RuleFor(c => c.Reason).NotEmpty().MaximumLength(400);
    }
}

public static class UnblockClientHandler
{
    public static IEnumerable<IDomainEvent> Handle(UnblockClient c, Client client) => client.Unblock(c.Organisation, c.Reason);
}
