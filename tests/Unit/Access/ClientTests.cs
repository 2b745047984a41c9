using EduEvents.Application.Access;
using EduEvents.Domain;
using EduEvents.Domain.Access;
using static EduEvents.Unit.Spec;

namespace EduEvents.Unit.Access;

/// <summary>Other systems that let people sign in by the product.</summary>
public sealed class ClientTests
{
    private static readonly Guid Id = Ids.Of(50), Secret = Ids.Of(51), Next = Ids.Of(52);
    private static readonly string[] Back = ["https://a.kz/back"], Bye = ["https://a.kz/bye"], Scopes = ["profile", "roles"];
    private static readonly ClientRegistered Registered = new(Id, "library", ClientKind.Confidential, false, AccountOf.School);
    private static readonly ClientTitled Titled = new(Id, "Кітапхана");
    private static readonly ClientAddressesSet Addresses = new(Id, Back, Bye);
    private static readonly ClientScopesSet Scoped = new(Id, Scopes);
    private static readonly ClientBlocked Blocked = new(Id, "бітті");

    private static Func<Client, IEnumerable<IDomainEvent>> Register(bool firstParty = false, string title = "Кітапхана") => client =>
        RegisterClientHandler.Handle(new(Id, "library", ClientKind.Confidential, firstParty, title, Back, Bye, Scopes, AccountOf.School), client);

    private static Func<Client, IEnumerable<IDomainEvent>> Change(
        string title = "Кітапхана", string[]? bye = null, string[]? scopes = null, string? of = AccountOf.School) =>
        client => ChangeClientHandler.Handle(new(Id, title, Back, bye ?? Bye, scopes ?? Scopes, of), client);

    private static Func<Client, IEnumerable<IDomainEvent>> Renew(string? of = AccountOf.School, Guid? id = null) =>
        client => RenewClientSecretHandler.Handle(new(Id, id ?? Secret, of), client);

    private static Past<Client> Known(params IDomainEvent[] more) => Given<Client>([Registered, Titled, Addresses, Scoped, .. more]);

    [Fact]
    public void A_client_is_registered_once_and_one_of_an_organisation_asks_for_consent()
    {
        Given<Client>().When(Register()).Then(Registered, Titled, Addresses, Scoped);
        Known().When(Register()).ThenNothing();
        Known().When(Register(title: "Мұражай")).ThenBroken(AccessRules.ClientExists());
        Given<Client>().When(Register(firstParty: true)).ThenBroken(AccessRules.ClientOfOneNeedsConsent());
    }

    [Fact]
    public void Only_what_differs_is_changed_and_only_by_its_own_organisation()
    {
        Known().When(Change()).ThenNothing();
        Known().When(Change(scopes: ["roles", "profile"])).ThenNothing();
        Known().When(Change(title: "Мұражай")).Then(new ClientTitled(Id, "Мұражай"));
        Known().When(Change(bye: [], scopes: ["roles"])).Then(new ClientAddressesSet(Id, Back, []), new ClientScopesSet(Id, ["roles"]));
        Known().When(Change(of: null)).ThenBroken(AccessRules.ClientUnknown());
    }

    [Fact]
    public void A_secret_is_made_for_who_keeps_one_and_is_open()
    {
        Known().When(Renew()).Then(new ClientSecretRenewed(Id, Secret));
        Known(new ClientSecretRenewed(Id, Secret)).When(Renew()).ThenNothing();
        Known(new ClientSecretRenewed(Id, Secret)).When(Renew(id: Next)).Then(new ClientSecretRenewed(Id, Next));
        Known().When(Renew(of: null)).ThenBroken(AccessRules.ClientUnknown());
        Known(Blocked).When(Renew()).ThenBroken(AccessRules.ClientIsBlocked());
        Given<Client>(Registered with { Kind = ClientKind.Public }).When(Renew()).ThenBroken(AccessRules.ClientHasNoSecret());
    }

    [Fact]
    public void A_client_is_shut_and_opened()
    {
        Func<Client, IEnumerable<IDomainEvent>> block = client => BlockClientHandler.Handle(new(Id, AccountOf.School, "бітті"), client);
        Func<Client, IEnumerable<IDomainEvent>> unblock = client => UnblockClientHandler.Handle(new(Id, AccountOf.School, "жаңарды"), client);
        ClientUnblocked unblocked = new(Id, "жаңарды");

        Known().When(block).Then(Blocked);
        Known(Blocked).When(block).ThenNothing();
        Known(Blocked).When(unblock).Then(unblocked);
        Known(Blocked, unblocked).When(unblock).ThenNothing();
        Known().When(client => client.Block("another", "бітті")).ThenBroken(AccessRules.ClientUnknown());
        Known().When(client => client.Unblock("another", "жаңарды")).ThenBroken(AccessRules.ClientUnknown());
    }
}
