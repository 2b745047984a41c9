using EduEvents.Domain;
using EduEvents.Domain.Access;
using FluentValidation;

namespace EduEvents.Application.Access;

/// <summary>Registers another system that lets people sign in by this product. One that keeps a secret works once a secret was made.</summary>
[Needs(Permissions.AccessManage)]
[PlatformWide]
[Example("""{"clientId":"0192f0c5-0000-7000-8000-000000000420","key":"library","kind":"confidential","firstParty":false,"title":"Сандық кітапхана","redirectUris":["https://library.example.kz/callback"],"logoutUris":["https://library.example.kz/"],"scopes":["profile"],"organisation":"0192f0c5000070008000000000000001"}""")]
public sealed record RegisterClient(
    Guid ClientId, string Key, ClientKind Kind, bool FirstParty, string Title, IReadOnlyList<string> RedirectUris, IReadOnlyList<string> LogoutUris,
    IReadOnlyList<string> Scopes, string? Organisation) : ICommand<Client>, IClaimsUnique, IClientDetails
{
    /// <inheritdoc />
    public Guid Stream() => ClientId;

    /// <summary>The organisation whose people it is for; only the platform registers clients for all.</summary>
    public Scope Target() => new(Organisation);

    /// <inheritdoc />
    public IEnumerable<UniqueValue> Claims() => [new("client_key", Key, ClientId, AccessRules.ClientKeyTaken())];
}

public sealed class RegisterClientValidator : AbstractValidator<RegisterClient>
{
    public RegisterClientValidator()
    {
        RuleFor(c => c.ClientId).NotEmpty();
        RuleFor(c => c.Key).Matches("^[a-z0-9][a-z0-9._-]{2,39}\\z");
        RuleFor(c => c.Kind).IsInEnum();
        this.CheckDetails();
        RuleFor(c => c.Organisation).IsTenant().When(c => c.Organisation is not null);
    }
}

public static class RegisterClientHandler
{
    public static IEnumerable<IDomainEvent> Handle(RegisterClient c, Client? client) =>
        Client.Register(client, new(c.ClientId, c.Key, c.Kind, c.FirstParty, c.Organisation), ((IClientDetails)c).Details());
}
