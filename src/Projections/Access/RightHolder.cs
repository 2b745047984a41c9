using EduEvents.Domain;
using EduEvents.Domain.Access;
using JasperFx.Events;
using Marten.Events.Projections;

namespace EduEvents.Projections.Access;

/// <summary>An account or a group through time: when it was made, shut, opened, and until when it could be used.</summary>
public sealed class RightHolder
{
    public Guid Id { get; set; }

    /// <summary>Name shown to people, for an account.</summary>
    public Personal Name { get; set; }

    /// <summary>Sign-in name of an account, title of a group.</summary>
    public string Title { get; set; } = "";
    public bool IsGroup { get; set; }

    /// <summary>When it opened and shut, in turns.</summary>
    public List<Turn> Turns { get; set; } = [];

    /// <summary>Last days of use, by when they were set.</summary>
    public List<LastDay> LastDays { get; set; } = [];

    /// <summary>True when it could be used at any time of a local day.</summary>
    public bool OpenOn(DateOnly day)
    {
        if (LastDays.LastOrDefault(l => SchoolTime.Day(l.SetAt) <= day) is { Until: { } until } && until < day) return false;
        // Opened on the day, or open before it and not shut until it began.
        return Turns.Exists(t => t.Open && SchoolTime.Day(t.At) == day) || Turns.LastOrDefault(t => SchoolTime.Day(t.At) < day) is { Open: true };
    }
}

/// <summary>It opened or shut.</summary>
public sealed record Turn(DateTimeOffset At, bool Open);

/// <summary>The last day of use, as it was set.</summary>
public sealed record LastDay(DateTimeOffset SetAt, DateOnly? Until);

/// <summary>Folds the streams of accounts and groups.</summary>
public sealed class RightHolderProjection : MultiStreamProjection<RightHolder, Guid>
{
    public RightHolderProjection()
    {
        Identity<AccountCreated>(e => e.AccountId);
        Identity<AccountRenamed>(e => e.AccountId);
        Identity<AccountExpirySet>(e => e.AccountId);
        Identity<AccountBlocked>(e => e.AccountId);
        Identity<AccountUnblocked>(e => e.AccountId);
        Identity<AccountDeleted>(e => e.AccountId);
        Identity<UserGroupMade>(e => e.UserGroupId);
        Identity<UserGroupDissolved>(e => e.UserGroupId);
    }

    /// <inheritdoc />
    public override RightHolder? Evolve(RightHolder? snapshot, Guid id, IEvent e)
    {
        var holder = snapshot ?? new RightHolder { Id = id };
        switch (e.Data)
        {
            case AccountCreated c:
                (holder.Name, holder.Title) = (c.DisplayName, c.UserName);
                break;
            case AccountRenamed r:
                holder.Name = r.After;
                return holder;
            case AccountExpirySet x:
                holder.LastDays.Add(new(e.Timestamp, x.Until));
                return holder;
            case UserGroupMade m:
                (holder.Title, holder.IsGroup) = (m.Title, true);
                break;
        }
        holder.Turns.Add(new(e.Timestamp, e.Data is AccountCreated or AccountUnblocked or UserGroupMade));
        return holder;
    }
}
