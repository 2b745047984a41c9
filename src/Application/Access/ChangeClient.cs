using EduEvents.Domain;
using EduEvents.Domain.Access;
using FluentValidation;

namespace EduEvents.Application.Access;

/// <summary>Changes the name, the addresses and the scopes of a client.</summary>
[Needs(Permissions.AccessManage)]
[PlatformWide]
[Example("""{"clientId":"0192f0c5-0000-7000-8000-000000000420","title":"Сандық кітапхана","redirectUris":["https://library.example.kz/callback"],"logoutUris":["https://library.example.kz/"],"scopes":["profile"],"organisation":"0192f0c5000070008000000000000001"}""")]
public sealed record ChangeClient(
    Guid ClientId, string Title, IReadOnlyList<string> RedirectUris, IReadOnlyList<string> LogoutUris, IReadOnlyList<string> Scopes, string? Organisation)
    : ICommand<Client>, IClientDetails
{
    /// <inheritdoc />
    public Guid Stream() => ClientId;

    /// <summary>The organisation whose people it is for; none for one of the platform.</summary>
    public Scope Target() => new(Organisation);
}

public sealed class ChangeClientValidator : AbstractValidator<ChangeClient>
{
    public ChangeClientValidator()
    {
        RuleFor(c => c.ClientId).NotEmpty();
        this.CheckDetails();
        RuleFor(c => c.Organisation).IsTenant().When(c => c.Organisation is not null);
    }
}

public static class ChangeClientHandler
{
    public static IEnumerable<IDomainEvent> Handle(ChangeClient c, Client client) => client.Change(((IClientDetails)c).Details(), c.Organisation);
}
