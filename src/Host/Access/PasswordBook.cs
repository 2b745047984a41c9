using EduEvents.Domain;
using EduEvents.Domain.Access;
using Marten;

namespace EduEvents.Host.Access;

/// <summary>Whose password: the account, its sign-in name, and the organisation whose rules hold for it.</summary>
public sealed record PasswordOwner(Guid Account, string UserName, string? Home);

/// <summary>How a password came to be.</summary>
public enum PasswordKind
{
    /// <summary>Chosen by its owner, or known to him for good.</summary>
    Own,

    /// <summary>Given to its owner: to be changed at the first sign-in, and worth nothing when that comes too late.</summary>
    Initial,

    /// <summary>That of the first account of all: to be changed as well, but nobody could give another when it came too late.</summary>
    First
}

/// <summary>A password to be set.</summary>
public sealed record NewPassword(string Text, PasswordKind Kind)
{
    /// <summary>Never shows the password.</summary>
    public override string ToString() => nameof(NewPassword);
}

/// <summary>Writes passwords down as the rules of the organisation ask for it (Order 456, p. 5.9).</summary>
public sealed class PasswordBook(Passwords passwords, Policies policies, TimeProvider clock)
{
    /// <summary>Refuses a password that the rules of the organisation do not allow.</summary>
    /// <exception cref="RuleBroken">It is too weak or a common one.</exception>
    public async ValueTask Check(string password, string? home, CancellationToken stop)
    {
        var shortest = (await policies.OfPasswords(home, stop)).Shortest;
        if (password.Length < shortest) throw new RuleBroken(AccessRules.PasswordTooWeak(shortest));
        if (CommonPasswords.Holds(password)) throw new RuleBroken(AccessRules.PasswordCommon());
        if (password.Length > Passwords.Longest) throw new RuleBroken(AccessRules.PasswordTooLong(Passwords.Longest));
    }

    /// <summary>Writes a password in the session's unit of work; all sessions of the account end but the spared one.</summary>
    /// <returns>The sessions that end.</returns>
    /// <exception cref="RuleBroken">Its owner used it before.</exception>
    public async Task<IReadOnlyList<Guid>> Write(IDocumentSession session, PasswordOwner owner, NewPassword password, Guid spared, CancellationToken stop)
    {
        var terms = await policies.OfPasswords(owner.Home, stop);
        var credential = await session.LoadAsync<Credential>(owner.Account, stop) ?? new() { Id = owner.Account };
        string[] former = [credential.PasswordHash, .. credential.EarlierHashes];
        if (password.Kind == PasswordKind.Own && await passwords.IsAmong([.. former.Take(terms.Remembered)], password.Text))
            throw new RuleBroken(AccessRules.PasswordUsedBefore(terms.Remembered));
        credential.EarlierHashes = [.. former.Where(h => h.Length > 0).Take(terms.Remembered - 1)];
        (credential.UserName, credential.PasswordHash) = (owner.UserName, await passwords.Hash(password.Text));
        session.Store(credential);
        var now = clock.GetUtcNow();
        DateTimeOffset? until = password.Kind == PasswordKind.Initial ? now.AddDays(terms.InitialDays) : null;
        await session.Events.AppendExclusive(owner.Account, stop, new PasswordSet(owner.Account, password.Kind != PasswordKind.Own, until));
        return await EndSessions(session, owner.Account, spared, now, stop);
    }

    private static async Task<IReadOnlyList<Guid>> EndSessions(
        IDocumentSession session, Guid account, Guid spared, DateTimeOffset now, CancellationToken stop)
    {
        var open = await session.Query<SignInSession>().Where(s => s.AccountId == account && s.Ended == null && s.Id != spared).ToListAsync(stop);
        foreach (var ended in open)
        {
            ended.Ended = now;
            session.Store(ended);
        }
        return [.. open.Select(s => s.Id)];
    }
}
