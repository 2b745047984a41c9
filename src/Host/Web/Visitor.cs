using EduEvents.Application;
using EduEvents.Domain;
using EduEvents.Host.Http;
using EduEvents.Projections.Access;
using EduEvents.Projections.Organisation;
using Marten;

namespace EduEvents.Host.Web;

/// <summary>Who opens a page, in which organisation, and what they may read; one per request.</summary>
public sealed class Visitor(IDocumentStore store, ReadRights rights, Freshness freshness, TimeProvider clock) : IAsyncDisposable
{
    private IQuerySession? _session;
    private HttpContext? _http;
    private Actor? _actor;

    /// <summary>False on pages for everybody when nobody is signed in.</summary>
    public bool IsSignedIn => _actor is not null;

    /// <summary>The signed-in person's account and roles.</summary>
    public Actor Actor => _actor ?? throw new InvalidOperationException("Nobody is signed in.");

    /// <summary>The account with its name.</summary>
    public AccountCard? Account { get; private set; }

    /// <summary>The organisation with its years and bells; null when the account has none.</summary>
    public OrganisationCard? School { get; private set; }

    /// <summary>Tenant; empty for an account without an organisation of its own.</summary>
    public string Organisation { get; private set; } = "";

    /// <summary>The local day of the request.</summary>
    public DateOnly Today => SchoolTime.Day(Now);
    public DateTimeOffset Now => clock.GetUtcNow();
    public CancellationToken Stop => _http?.RequestAborted ?? default;

    /// <summary>Reads the organisation's views.</summary>
    public IQuerySession Session => _session ??= store.QuerySession(Organisation.Length == 0 ? "none" : Organisation);

    /// <summary>Notes who came and reads what every page shows of them.</summary>
    public async Task Arrive(HttpContext http, Actor actor)
    {
        (_http, _actor, Organisation) = (http, actor, Requests.Organisation(http));
        await using var accounts = store.QuerySession(CommandContext.Platform);
        Account = await accounts.LoadAsync<AccountCard>(actor.AccountId, Stop);
        if (Guid.TryParse(Organisation, out var id)) School = await Session.LoadAsync<OrganisationCard>(id, Stop);
    }

    /// <summary>True when the visitor may do this here; for what a page offers, never for access.</summary>
    public bool May(string permission, Scope target = default) =>
        Actor.RoleFor(permission, target with { Organisation = Organisation }) is not null;

    /// <summary>Refuses the page without the right to it; the refusal is recorded.</summary>
    /// <exception cref="AccessDenied">No role allows it.</exception>
    public Task Demand(string permission, Scope target = default) =>
        rights.Demand(_http!, Actor, permission, _http!.Request.Path, target with { Organisation = Organisation });

    /// <summary>Refuses the page without the right on the whole platform; the refusal is recorded.</summary>
    /// <exception cref="AccessDenied">No role allows it.</exception>
    public Task DemandEverywhere(string permission) => rights.Demand(_http!, Actor, permission, _http!.Request.Path, Scope.Platform);

    /// <summary>Waits until a view shows the position that the page's script asks for.</summary>
    public Task<bool> Fresh(string view) => Routes.PositionOf(_http!.Request) is { } position
        ? freshness.Wait(view, position, Stop)
        : Task.FromResult(true);

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _session?.DisposeAsync() ?? ValueTask.CompletedTask;
}
