using System.Globalization;
using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Host.Mail;
using EduEvents.Projections.Access;

namespace EduEvents.Host.Access;

/// <summary>Sets a new password for who has lost his and holds a code: by mail, or from a sheet that was handed out (Order 456, p. 5.9).</summary>
public sealed class Recovery(Proving proving, OneTimeCodes codes, PasswordBook book, Postman mail, Actors actors)
{
    /// <summary>Sets it; all sessions of the account end, and its owner is told by mail. A second factor is asked for as at sign-in.</summary>
    /// <param name="attempt">The sign-in name, the one-time code as its password, and the code of the second factor.</param>
    /// <param name="password">The new password.</param>
    /// <param name="stop">Breaks off.</param>
    /// <exception cref="RuleBroken">The new password is too weak, a common one, or was used before; the code stays as it is.</exception>
    public async Task<SignInResult> Redeem(Attempt attempt, string password, CancellationToken stop)
    {
        AccountCard? owner = null;
        IReadOnlyList<Guid> ended = [];
        var result = await proving.Prove(attempt, Wanted.Recovery, (Guid.Empty, "RecoverPassword"), async (session, card, _) =>
        {
            await book.Check(password, card.Home, stop);
            var used = await codes.Match(session, card.Id, attempt.Password, OneTimeCodes.ForRecovery, stop) ?? throw new RuleBroken(AccessRules.CodeWrong());
            OneTimeCodes.Spend(session, used);
            ended = await book.Write(session, new(card.Id, card.UserName, card.Home), new(password, PasswordKind.Own), spared: Guid.Empty, stop);
            await session.Events.AppendExclusive(card.Id, stop, new PasswordRecovered(card.Id, used.Purpose));
            owner = card;
        }, stop);
        if (result.Principal is null) return result;
        foreach (var known in ended) actors.Forget(owner!.Id, known);
        if (owner!.Email?.Value is { Length: > 0 } address) mail.TryAdd(Letter.Of(address, "recovered", CultureInfo.CurrentUICulture));
        return result;
    }
}
