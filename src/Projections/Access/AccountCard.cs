using EduEvents.Domain;
using EduEvents.Domain.Access;
using JasperFx.Events;
using Marten.Events.Aggregation;

namespace EduEvents.Projections.Access;

/// <summary>An account as sign-in needs it. Inline, because a new account must sign in at once.</summary>
public sealed class AccountCard
{
    public Guid Id { get; set; }
    public string UserName { get; set; } = "";
    public Guid PersonId { get; set; }
    public Personal DisplayName { get; set; }
    public string Kind { get; set; } = "";
    public bool MustChangePassword { get; set; }

    /// <summary>When its password was set; null for none, and for one of before that was kept.</summary>
    public DateTimeOffset? PasswordSetAt { get; set; }

    /// <summary>When its initial password is worth nothing any more; null for no end.</summary>
    public DateTimeOffset? PasswordUntil { get; set; }
    public List<Grant> Grants { get; set; } = [];

    /// <summary>The sheet last handed out, until its owner has chosen a password; null for none.</summary>
    public HandOutCard? HandOut { get; set; }

    /// <summary>The groups it is in.</summary>
    public List<UserGroupMembership> Memberships { get; set; } = [];

    /// <summary>The roles others lent it.</summary>
    public List<Delegation> Delegations { get; set; } = [];

    /// <summary>By whom else it can sign in: keyed hashes of outside provider and subject.</summary>
    public List<Guid> OutsideLinks { get; set; } = [];

    /// <summary>What it lets clients know, by client.</summary>
    public Dictionary<Guid, IReadOnlyList<string>> AllowedClients { get; set; } = [];

    /// <summary>The organisation whose keepers keep the account; null for one of the platform.</summary>
    public string? Home { get; set; }

    /// <summary>Its home and every other organisation in which it holds or held a role.</summary>
    public List<string> Organisations { get; set; } = [];

    /// <summary>Last day on which it can be used; null for ever.</summary>
    public DateOnly? Until { get; set; }
    public bool Blocked { get; set; }
    public bool Deleted { get; set; }

    /// <summary>Sessions that began before are over.</summary>
    public DateTimeOffset? SessionsEndedAt { get; set; }

    /// <summary>What it proves itself with beside its password.</summary>
    public List<Factor> Factors { get; set; } = [];

    /// <summary>Recovery codes that were not used yet.</summary>
    public int RecoveryCodes { get; set; }

    /// <summary>The grants in force on a day.</summary>
    public IReadOnlyList<Grant> GrantsOn(DateOnly day) => [.. Grants.Where(g => g.HoldsOn(day))];

    /// <summary>What it can be entered with: none, initial, expired, own or code, and until when that is worth something.</summary>
    public (string State, DateTimeOffset? Until) EntryAt(DateTimeOffset now) => this switch
    {
        { HandOut: { Kind: HandOutKind.Code } code } when code.Until > now => ("code", code.Until),
        { PasswordSetAt: null, HandOut: null, MustChangePassword: false } => ("none", null),
        { MustChangePassword: true } when PasswordUntil <= now => ("expired", PasswordUntil),
        { MustChangePassword: true } => ("initial", PasswordUntil),
        _ => ("own", null)
    };

    /// <summary>True when the account can be used on a day.</summary>
    public bool IsOpenOn(DateOnly day) => !Blocked && !Deleted && (Until is null || Until >= day);
}

/// <summary>A sheet that was handed out.</summary>
public sealed record HandOutCard(Guid Id, HandOutKind Kind, DateTimeOffset At, DateTimeOffset Until);

/// <summary>A second factor: what it is and since when.</summary>
public sealed record Factor(Guid Id, string Method, DateTimeOffset Added);

/// <summary>Folds the stream of an account.</summary>
public sealed class AccountCardProjection : SingleStreamProjection<AccountCard, Guid>
{
    public AccountCardProjection()
    {
        IncludeType<AccountCreated>();
        IncludeType<AccountRenamed>();
        IncludeType<AccountExpirySet>();
        IncludeType<AccountBlocked>();
        IncludeType<AccountUnblocked>();
        IncludeType<AccountDeleted>();
        IncludeType<PasswordSet>();
        IncludeType<HandOutIssued>();
        IncludeType<RoleGranted>();
        IncludeType<RoleRevoked>();
        IncludeType<UserGroupJoined>();
        IncludeType<UserGroupLeft>();
        IncludeType<RightsDelegated>();
        IncludeType<DelegationEnded>();
        IncludeType<ClientAllowed>();
        IncludeType<ClientDisallowed>();
        IncludeType<OutsideLinked>();
        IncludeType<OutsideUnlinked>();
        IncludeType<SecondFactorAdded>();
        IncludeType<SecondFactorRemoved>();
        IncludeType<RecoveryCodesMade>();
        IncludeType<RecoveryCodeUsed>();
        IncludeType<SessionsEnded>();
    }

    /// <inheritdoc />
    public override AccountCard? Evolve(AccountCard? snapshot, Guid id, IEvent e)
    {
        var card = snapshot ?? new AccountCard { Id = id };
        switch (e.Data)
        {
            case AccountCreated c:
                (card.UserName, card.PersonId, card.DisplayName, card.Kind) = (c.UserName, c.PersonId, c.DisplayName, c.Kind);
                Belongs(card, c.Organisation);
                break;
            case AccountRenamed r:
                card.DisplayName = r.After;
                break;
            case AccountExpirySet x:
                card.Until = x.Until;
                break;
            case PasswordSet p:
                (card.MustChangePassword, card.PasswordSetAt, card.PasswordUntil) = (p.MustChange, e.Timestamp, p.Until);
                if (!p.MustChange) card.HandOut = null;
                break;
            case HandOutIssued h:
                card.HandOut = new(h.HandOutId, h.Kind, e.Timestamp, h.Until);
                break;
            case RoleGranted g:
                card.Grants.Add(new(g.GrantId, g.Role, g.Scope, g.From, g.Until));
                Belongs(card, g.Scope.Organisation);
                break;
            case RoleRevoked r:
                card.Grants.RemoveAll(x => x.Id == r.GrantId);
                break;
            case ClientAllowed or ClientDisallowed or OutsideLinked or OutsideUnlinked:
                Connect(card, e.Data);
                break;
            case AccountBlocked or AccountUnblocked or AccountDeleted or SessionsEnded:
                Shut(card, e);
                break;
            case SecondFactorAdded or SecondFactorRemoved or RecoveryCodesMade or RecoveryCodeUsed:
                Prove(card, e);
                break;
            default:
                Borrow(card, e.Data);
                break;
        }
        return card;
    }

    private static void Shut(AccountCard card, IEvent e)
    {
        card.Blocked = e.Data is AccountBlocked || (card.Blocked && e.Data is not AccountUnblocked);
        if (e.Data is AccountUnblocked) return;
        card.SessionsEndedAt = e.Timestamp;
        if (e.Data is not AccountDeleted) return;
        card.Deleted = true;
        card.Grants.Clear();
    }

    private static void Prove(AccountCard card, IEvent e)
    {
        switch (e.Data)
        {
            case SecondFactorAdded a:
                card.Factors.Add(new(a.FactorId, a.Method, e.Timestamp));
                break;
            case SecondFactorRemoved r:
                card.Factors.RemoveAll(f => f.Id == r.FactorId);
                // Codes stand in for a factor; without one there is nothing to stand in for.
                if (card.Factors.Count == 0) card.RecoveryCodes = 0;
                break;
            case RecoveryCodesMade m:
                card.RecoveryCodes = m.Codes;
                break;
            case RecoveryCodeUsed:
                card.RecoveryCodes--;
                break;
        }
    }

    private static void Connect(AccountCard card, object @event)
    {
        if (@event is ClientAllowed a) card.AllowedClients[a.ClientId] = a.Scopes;
        if (@event is ClientDisallowed d) card.AllowedClients.Remove(d.ClientId);
        if (@event is OutsideUnlinked u) card.OutsideLinks.Remove(u.LinkId);
        if (@event is OutsideLinked l && !card.OutsideLinks.Contains(l.LinkId)) card.OutsideLinks.Add(l.LinkId);
    }

    private static void Borrow(AccountCard card, object @event)
    {
        switch (@event)
        {
            case UserGroupJoined j:
                card.Memberships.Add(new(j.MembershipId, j.UserGroupId, j.Organisation, j.From, j.Until));
                Belongs(card, j.Organisation);
                break;
            case UserGroupLeft l:
                card.Memberships.RemoveAll(m => m.Id == l.MembershipId);
                break;
            case RightsDelegated d:
                card.Delegations.Add(new(d.DelegationId, d.LenderId, new(d.GrantId, d.Role, d.Scope, d.From, d.Until)));
                Belongs(card, d.Scope.Organisation);
                break;
            case DelegationEnded d:
                card.Delegations.RemoveAll(x => x.Id == d.DelegationId);
                break;
        }
    }

    private static void Belongs(AccountCard card, string? organisation)
    {
        if (organisation is null) return;
        card.Home ??= organisation;
        if (!card.Organisations.Contains(organisation)) card.Organisations.Add(organisation);
    }
}
