using EduEvents.Application;
using EduEvents.Domain;
using EduEvents.Domain.Access;
using Marten;

namespace EduEvents.Host.Access;

/// <summary>Signing in and out, and the passwords of accounts.</summary>
public sealed class SignIn(
    IDocumentStore store, PasswordBook book, Proving proving, Sessions sessions, Tickets tickets, Actors actors, TimeProvider clock)
{
    /// <summary>Signs an account in, or says no without telling whether the name exists; where the account has a second factor, a code is needed too.</summary>
    public Task<SignInResult> WithPassword(Attempt attempt, CancellationToken stop)
    {
        var id = Guid.CreateVersion7();
        return proving.Prove(attempt, Wanted.PasswordAndFactor, (id, "SignIn"), (session, card, method) => sessions.Open(session, card, id, attempt, method, stop), stop);
    }

    /// <summary>The second step: the password was proved some minutes ago, now comes the code. Null when that is too long ago.</summary>
    public Task<SignInResult>? WithCode(Attempt attempt, CancellationToken stop) => tickets.NameOf(attempt.Ticket!) is { } name
        ? WithPassword(attempt with { UserName = name }, stop)
        : null;

    /// <summary>Proves once more who is signed in; wrong secrets count as failed sign-ins.</summary>
    /// <param name="actor">Who is signed in.</param>
    /// <param name="attempt">The secret as its password: the code of an authenticator where the account has one, else the password.</param>
    /// <param name="stop">Breaks off.</param>
    public async Task<SignInResult> ProveAgain(Actor actor, Attempt attempt, CancellationToken stop)
    {
        var result = await proving.Prove(attempt, Wanted.Strongest, (actor.SessionId, "ProveIdentity"), async (session, card, method) =>
        {
            session.Store(new SessionMark { Id = SessionMark.Proved(actor.SessionId), AccountId = card.Id, At = clock.GetUtcNow() });
            await session.Events.AppendExclusive(card.Id, stop, new IdentityProved(card.Id, actor.SessionId, method));
        }, stop);
        actors.Forget(actor.AccountId, actor.SessionId);
        return result;
    }

    /// <summary>
    /// Changes the own password; the old one must be proved, and wrong ones count as failed sign-ins. Every other session of the account ends.
    /// </summary>
    /// <exception cref="RuleBroken">The new password is too weak, a common one, or was used before.</exception>
    public async Task<SignInResult> ChangePassword(Actor actor, Attempt old, string password, string? home, CancellationToken stop)
    {
        await book.Check(password, home, stop);
        if (password == old.Password) throw new RuleBroken(AccessRules.PasswordUnchanged());
        IReadOnlyList<Guid> ended = [];
        var result = await proving.Prove(old, Wanted.Password, (actor.SessionId, "ChangePassword"), async (session, card, _) =>
            ended = await book.Write(session, new(card.Id, card.UserName, card.Home), new(password, PasswordKind.Own), actor.SessionId, stop), stop);
        foreach (var known in ended.Append(actor.SessionId)) actors.Forget(actor.AccountId, known);
        return result;
    }

    /// <summary>Sets the password of an account that exists; its sessions end.</summary>
    /// <exception cref="RuleBroken">The password is too weak or a common one.</exception>
    public async Task SetPassword(CommandContext by, PasswordOwner owner, NewPassword password, CancellationToken stop)
    {
        await book.Check(password.Text, owner.Home, stop);
        await using var session = store.LightweightSession(CommandContext.Platform);
        Metadata.Put(session, by, "SetPassword", by.Actor.RoleFor(Permissions.AccessManage, new(by.Organisation)) ?? "none");
        var ended = await book.Write(session, owner, password, spared: Guid.Empty, stop);
        await session.SaveChangesAsync(stop);
        foreach (var known in ended) actors.Forget(owner.Account, known);
    }
}
