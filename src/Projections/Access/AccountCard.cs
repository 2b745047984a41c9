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
    public bool MustChangePassword { get; set; }
    public List<Grant> Grants { get; set; } = [];

    /// <summary>The grants in force on a day.</summary>
    public IReadOnlyList<Grant> GrantsOn(DateOnly day) => [.. Grants.Where(g => g.From <= day && (g.Until is null || g.Until >= day))];
}

/// <summary>Folds the stream of an account.</summary>
public sealed class AccountCardProjection : SingleStreamProjection<AccountCard, Guid>
{
    public AccountCardProjection()
    {
        IncludeType<AccountCreated>();
        IncludeType<PasswordSet>();
        IncludeType<RoleGranted>();
        IncludeType<RoleRevoked>();
    }

    /// <inheritdoc />
    public override AccountCard? Evolve(AccountCard? snapshot, Guid id, IEvent e)
    {
        var card = snapshot ?? new AccountCard { Id = id };
        switch (e.Data)
        {
            case AccountCreated c:
                (card.UserName, card.PersonId, card.DisplayName) = (c.UserName, c.PersonId, c.DisplayName);
                break;
            case PasswordSet p:
                card.MustChangePassword = p.MustChange;
                break;
            case RoleGranted g:
                card.Grants.Add(new(g.GrantId, g.Role, g.Scope, g.From, g.Until));
                break;
            case RoleRevoked r:
                card.Grants.RemoveAll(x => x.Id == r.GrantId);
                break;
        }
        return card;
    }
}
