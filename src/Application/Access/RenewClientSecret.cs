using EduEvents.Domain;
using EduEvents.Domain.Access;
using FluentValidation;

namespace EduEvents.Application.Access;

/// <summary>Makes a new secret for a client; the answer shows it once, and the one before is worth nothing.</summary>
[Needs(Permissions.AccessManage)]
[PlatformWide]
[Example("""{"clientId":"0192f0c5-0000-7000-8000-000000000420","secretId":"0192f0c5-0000-7000-8000-000000000421","organisation":"0192f0c5000070008000000000000001"}""")]
public sealed record RenewClientSecret(Guid ClientId, Guid SecretId, string? Organisation) : ICommand<Client>
{
    /// <inheritdoc />
    public Guid Stream() => ClientId;

    /// <summary>The organisation whose people it is for; none for one of the platform.</summary>
    public Scope Target() => new(Organisation);
}

public sealed class RenewClientSecretValidator : AbstractValidator<RenewClientSecret>
{
    public RenewClientSecretValidator()
    {
        RuleFor(c => c.ClientId).NotEmpty();
        RuleFor(c => c.SecretId).NotEmpty();
        RuleFor(c => c.Organisation).IsTenant().When(c => c.Organisation is not null);
    }
}

public static class RenewClientSecretHandler
{
    public static IEnumerable<IDomainEvent> Handle(RenewClientSecret c, Client client) => client.RenewSecret(c.SecretId, c.Organisation);
}
