using EduEvents.Application;
using EduEvents.Application.Access;
using EduEvents.Domain.Access;
using EduEvents.Projections.Access;
using Marten;

namespace EduEvents.Host.Access;

/// <summary>A slip to cut out: for whom, and how he gets in.</summary>
/// <param name="AccountId">Whose account.</param>
/// <param name="Name">His name.</param>
/// <param name="UserName">His sign-in name.</param>
/// <param name="Kind">Whether the secret is a password or a code.</param>
/// <param name="Secret">Shown here and nowhere else.</param>
/// <param name="Until">When it is worth nothing any more.</param>
public sealed record Slip(Guid AccountId, string Name, string UserName, HandOutKind Kind, string Secret, DateTimeOffset Until)
{
    /// <summary>Never shows the secret.</summary>
    public override string ToString() => nameof(Slip);
}

/// <summary>Makes the secrets of sheets that are handed out. They are shown once and never kept in plain.</summary>
public sealed class HandOuts(
    IDocumentStore store, CommandPipeline pipeline, PasswordBook book, OneTimeCodes codes, OneTimeSecrets secrets, Actors actors)
{
    /// <summary>Issues sheets for some accounts, one after another.</summary>
    /// <param name="by">Who issues them.</param>
    /// <param name="sheet">Names them all; issued once more under the same name, nothing is shown.</param>
    /// <param name="accounts">The accounts.</param>
    /// <param name="group">The class for which; none for single people.</param>
    /// <param name="stop">Breaks off.</param>
    public async Task<IReadOnlyList<Slip>> Issue(CommandContext by, Guid sheet, IEnumerable<Guid> accounts, Guid? group, CancellationToken stop)
    {
        var slips = new List<Slip>();
        foreach (var account in accounts.Distinct())
        {
            var order = new IssueHandOut(account, Domain.StableId.Of("access.hand_out", sheet, account), AccessReads.Home(by.Organisation), group);
            await pipeline.Send(order, by with { CommandId = order.HandOutId, IdempotencyKey = null, ExpectedVersion = null }, stop);
            if (await Make(order, by, stop) is { } slip) slips.Add(slip);
        }
        return slips;
    }

    /// <summary>Makes the secret of a sheet that was issued.</summary>
    /// <returns>The secret, which nobody can read again; null when it was made already, or a newer one was issued.</returns>
    public async Task<string?> MakeSecret(IssueHandOut order, CommandContext by, CancellationToken stop) => (await Make(order, by, stop))?.Secret;

    private async Task<Slip?> Make(IssueHandOut order, CommandContext by, CancellationToken stop)
    {
        await using var session = store.LightweightSession(CommandContext.Platform);
        if (await session.LoadAsync<AccountCard>(order.AccountId, stop) is not { HandOut: { } issued } card || issued.Id != order.HandOutId) return null;
        if ((await OneTimeCodes.Find(session, card.Id, OneTimeCodes.HandOut, stop))?.IssueId == order.HandOutId) return null;
        Metadata.Put(session, by, nameof(IssueHandOut), by.Actor.RoleFor(Permissions.AccessHandOut, order.Target()) ?? "none");
        var isPassword = issued.Kind == HandOutKind.Password;
        var secret = isPassword ? secrets.Password() : secrets.Code();
        IReadOnlyList<Guid> ended = isPassword
            ? await book.Write(session, new(card.Id, card.UserName, card.Home), new(secret, PasswordKind.Initial), spared: Guid.Empty, stop)
            : [];
        await codes.Keep(session, new(card.Id, OneTimeCodes.HandOut, order.HandOutId, issued.Until), isPassword ? null : secret, stop);
        await session.SaveChangesAsync(stop);
        foreach (var known in ended) actors.Forget(card.Id, known);
        return new(card.Id, card.DisplayName.Value ?? "", card.UserName, issued.Kind, secret, issued.Until);
    }
}
