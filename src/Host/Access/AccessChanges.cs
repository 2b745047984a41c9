using EduEvents.Domain.Access;
using JasperFx.Events;
using Marten;
using Marten.Services;

namespace EduEvents.Host.Access;

/// <summary>
/// Tells on this Host whose rights have changed, so that what was remembered of them is forgotten at once: after a commit of this Host by the
/// store itself, after one of another Host by the live feed.
/// </summary>
public sealed class AccessChanges : DocumentSessionListenerBase
{
    /// <summary>First part of the topic under which Hosts tell each other.</summary>
    public const string Topic = "access";

    private readonly Lock _lock = new();
    private readonly Dictionary<Guid, long> _counted = [];
    private Action<Guid> _told = _ => { };
    private long _all, _lost;

    /// <summary>Calls back for every account or group of accounts whose rights have changed.</summary>
    public void Hear(Action<Guid> told) => _told += told;

    /// <summary>How often the rights of some accounts and groups have changed since the start, or may have.</summary>
    public long Count(IEnumerable<Guid> concerned)
    {
        lock (_lock) return concerned.Sum(c => _lost + _counted.GetValueOrDefault(c));
    }

    /// <summary>How often any rights have changed since the start.</summary>
    public long All => Interlocked.Read(ref _all);

    /// <summary>Notes that the rights of an account or a group have changed.</summary>
    public void Note(Guid concerned)
    {
        lock (_lock) _counted[concerned] = _counted.GetValueOrDefault(concerned) + 1;
        Interlocked.Increment(ref _all);
        _told(concerned);
    }

    /// <summary>Notes that changes of other Hosts may have been missed: whatever is remembered counts as changed.</summary>
    public void Lost()
    {
        lock (_lock) _lost++;
        Interlocked.Increment(ref _all);
    }

    /// <summary>The account or group whose rights an event changes; null when it changes none.</summary>
    public static Guid? Concerned(IEvent e) => e.Data switch
    {
        AccountCreated or AccountRenamed or RoleGranted or RoleRevoked or AccountBlocked or AccountUnblocked or AccountDeleted or AccountExpirySet or PasswordSet
            or UserGroupJoined or UserGroupLeft or RightsDelegated or DelegationEnded
            or SecondFactorAdded or SecondFactorRemoved or SessionsEnded or IdentityProved or SecondFactorRuleSet or SessionLimitSet
            or LockoutSet or PasswordLengthSet or PasswordReuseSet or PasswordAgeSet or InitialPasswordAgeSet
            or UserGroupRoleGranted or UserGroupRoleRevoked or UserGroupDissolved => e.StreamId,
        _ => null
    };

    /// <inheritdoc />
    public override Task AfterCommitAsync(IDocumentSession session, IChangeSet commit, CancellationToken token)
    {
        foreach (var stream in commit.GetStreams())
            if (stream.Events.Any(e => Concerned(e) is not null)) Note(stream.Id);
        return Task.CompletedTask;
    }
}
