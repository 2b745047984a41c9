using EduEvents.Application;
using EduEvents.Domain.Access;
using EduEvents.Projections.Access;
using Marten;
using Microsoft.Extensions.Caching.Memory;

namespace EduEvents.Host.Access;

/// <summary>
/// The rules for sign-in and for passwords in force. A storm of sign-ins asks for them all the time, so they are remembered: a change is known
/// at once on the Host that recorded it and a moment later on the others.
/// </summary>
public sealed class Policies(IDocumentStore store, AccessChanges changes) : IDisposable
{
    private static readonly TimeSpan Memory = TimeSpan.FromMinutes(1);
    private readonly MemoryCache _known = new(new MemoryCacheOptions { SizeLimit = 50_000 });

    /// <summary>Second factors, sessions and lockout.</summary>
    public ValueTask<SignInRules> OfSignIn(CancellationToken stop) => Of(SignInRules.Stream,
        async session => (await session.LoadAsync<SignInPolicy>(SignInRules.Stream, stop))?.Rules ?? SignInRules.Default);

    /// <summary>What passwords of an organisation's accounts must be like: the stricter of its own rules and the platform's.</summary>
    public async ValueTask<PasswordTerms> OfPasswords(string? organisation, CancellationToken stop)
    {
        var everywhere = await Terms(null, stop);
        return organisation is null ? everywhere : everywhere.And(await Terms(organisation, stop));
    }

    /// <inheritdoc />
    public void Dispose() => _known.Dispose();

    private ValueTask<PasswordTerms> Terms(string? organisation, CancellationToken stop)
    {
        var id = PasswordPolicy.StreamOf(organisation);
        return Of(id, async session => (await session.LoadAsync<PasswordPolicyCard>(id, stop))?.Terms ?? PasswordTerms.Default);
    }

    private async ValueTask<T> Of<T>(Guid rules, Func<IQuerySession, Task<T>> read)
    {
        // What is changed while it is read must be counted as a change, so the count comes before the reading.
        var count = changes.Count([rules]);
        if (_known.TryGetValue<(long Count, T Value)>(rules, out var known) && known.Count == count) return known.Value;
        await using var session = store.QuerySession(CommandContext.Platform);
        var value = await read(session);
        using var entry = _known.CreateEntry(rules);
        (entry.Size, entry.AbsoluteExpirationRelativeToNow, entry.Value) = (1, Memory, (count, value));
        return value;
    }
}
