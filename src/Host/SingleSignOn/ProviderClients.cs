using System.Security.Cryptography;
using System.Text.Json;
using EduEvents.Application;
using EduEvents.Application.Access;
using EduEvents.Domain.Access;
using EduEvents.Projections.Access;
using JasperFx.Events.Daemon;
using JasperFx.Events.Projections;
using Marten;
using Marten.Subscriptions;
using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;
using Permissions = OpenIddict.Abstractions.OpenIddictConstants.Permissions;

namespace EduEvents.Host.SingleSignOn;

/// <summary>A secret that was just drawn, under the id by which it was ordered.</summary>
public sealed record NewSecret(Guid Id, string Value)
{
    /// <summary>Never shows the secret.</summary>
    public override string ToString() => nameof(NewSecret);
}

/// <summary>Brings clients from the log to the provider. Only the provider keeps a secret, as a hash.</summary>
public sealed class ProviderClients(IServiceScopeFactory scopes, IDocumentStore store)
{
    private const int SecretBytes = 32, Attempts = 5;
    private const string SecretId = "secret_id";

    /// <summary>Gives a client the secret that was ordered.</summary>
    /// <returns>The secret, which nobody can read again; null when it was made already, or a newer one was ordered.</returns>
    public async Task<string?> MakeSecret(RenewClientSecret order, CancellationToken stop)
    {
        var secret = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SecretBytes));
        return await Bring(order.ClientId, new(order.SecretId, secret), stop) ? secret : null;
    }

    /// <summary>Makes a client at the provider what the log says. One that keeps a secret is not there before it has one.</summary>
    /// <returns>True when it has the secret now.</returns>
    public async Task<bool> Bring(Guid client, NewSecret? secret, CancellationToken stop)
    {
        for (var n = 1; ; n++)
        {
            try
            {
                return await Try(client, secret, stop);
            }
            catch (Exception e) when (n < Attempts && e is OpenIddictExceptions.ConcurrencyException or Microsoft.EntityFrameworkCore.DbUpdateException)
            {
                // Another Host does the same.
            }
        }
    }

    /// <summary>Makes worthless what a client holds of an account.</summary>
    public async Task Revoke(Guid account, Guid client, CancellationToken stop)
    {
        await using var platform = store.QuerySession(CommandContext.Platform);
        if (await platform.LoadAsync<ClientCard>(client, stop) is not { } card) return;
        await using var scope = scopes.CreateAsyncScope();
        var applications = scope.ServiceProvider.GetRequiredService<IOpenIddictApplicationManager>();
        if (await applications.FindByClientIdAsync(card.Key, stop) is not { } known) return;
        await scope.ServiceProvider.GetRequiredService<IOpenIddictTokenManager>()
            .RevokeAsync(account.ToString(), await applications.GetIdAsync(known, stop), null, null, stop);
    }

    private async Task<bool> Try(Guid client, NewSecret? secret, CancellationToken stop)
    {
        await using var platform = store.QuerySession(CommandContext.Platform);
        if (await platform.LoadAsync<ClientCard>(client, stop) is not { } card) return false;
        await using var scope = scopes.CreateAsyncScope();
        var applications = scope.ServiceProvider.GetRequiredService<IOpenIddictApplicationManager>();
        var known = await applications.FindByClientIdAsync(card.Key, stop);
        if (known is null && secret is null && card.Kind == ClientKind.Confidential) return false;

        var descriptor = new OpenIddictApplicationDescriptor();
        if (known is not null) await applications.PopulateAsync(descriptor, known, stop);
        if (secret is not null && (card.SecretId != secret.Id || IsMade(descriptor, secret.Id))) return false;
        Describe(descriptor, card);
        if (secret is not null) (descriptor.ClientSecret, descriptor.Properties[SecretId]) = (secret.Value, JsonSerializer.SerializeToElement(secret.Id));
        if (known is null) await applications.CreateAsync(descriptor, stop);
        else await applications.UpdateAsync(known, descriptor, stop);
        if (card.Blocked && known is not null)
            await scope.ServiceProvider.GetRequiredService<IOpenIddictTokenManager>().RevokeByApplicationIdAsync((await applications.GetIdAsync(known, stop))!, stop);
        return secret is not null;
    }

    private static bool IsMade(OpenIddictApplicationDescriptor descriptor, Guid secret) =>
        descriptor.Properties.TryGetValue(SecretId, out var known) && known.TryGetGuid(out var id) && id == secret;

    private static void Describe(OpenIddictApplicationDescriptor descriptor, ClientCard card)
    {
        (descriptor.ClientId, descriptor.DisplayName) = (card.Key, card.Title);
        descriptor.ClientType = card.Kind == ClientKind.Public ? ClientTypes.Public : ClientTypes.Confidential;
        descriptor.ConsentType = card.FirstParty ? ConsentTypes.Implicit : ConsentTypes.Explicit;
        descriptor.RedirectUris.Clear();
        descriptor.RedirectUris.UnionWith(card.RedirectUris.Select(u => new Uri(u)));
        descriptor.PostLogoutRedirectUris.Clear();
        descriptor.PostLogoutRedirectUris.UnionWith(card.LogoutUris.Select(u => new Uri(u)));
        descriptor.Requirements.Add(Requirements.Features.ProofKeyForCodeExchange);
        descriptor.Permissions.Clear();
        if (card.Blocked) return;
        descriptor.Permissions.UnionWith(
        [
            Permissions.Endpoints.Authorization, Permissions.Endpoints.Token, Permissions.Endpoints.EndSession, Permissions.Endpoints.Revocation,
            Permissions.GrantTypes.AuthorizationCode, Permissions.GrantTypes.RefreshToken, Permissions.ResponseTypes.Code,
            .. card.Scopes.Select(s => Permissions.Prefixes.Scope + s)
        ]);
        if (card.Kind == ClientKind.Confidential) descriptor.Permissions.Add(Permissions.Endpoints.Introspection);
    }
}

/// <summary>What happens to a client in the log happens to it at the provider, done by one Host.</summary>
public sealed class ClientsToProvider : SubscriptionBase
{
    private readonly Func<ProviderClients> _clients;

    public ClientsToProvider(Func<ProviderClients> clients)
    {
        _clients = clients;
        Name = "clients-to-provider";
        IncludeType<ClientRegistered>();
        IncludeType<ClientTitled>();
        IncludeType<ClientAddressesSet>();
        IncludeType<ClientScopesSet>();
        IncludeType<ClientBlocked>();
        IncludeType<ClientUnblocked>();
    }

    /// <inheritdoc />
    public override async Task<IChangeListener> ProcessEventsAsync(
        EventRange page, ISubscriptionController controller, IDocumentOperations operations, CancellationToken cancellationToken)
    {
        foreach (var client in page.Events.Select(e => e.StreamId).Distinct()) await _clients().Bring(client, null, cancellationToken);
        return NullChangeListener.Instance;
    }
}
