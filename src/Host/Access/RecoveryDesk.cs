using System.Globalization;
using System.Threading.Channels;
using EduEvents.Domain.Access;
using EduEvents.Application;
using EduEvents.Host.Mail;
using EduEvents.Projections.Access;
using Marten;
using Microsoft.Extensions.Caching.Memory;

namespace EduEvents.Host.Access;

/// <summary>Somebody who has lost the password asks for a code by mail.</summary>
/// <param name="Attempt">The sign-in name, and from where.</param>
/// <param name="Language">In which he asks.</param>
/// <param name="Site">Address of the product.</param>
public sealed record RecoveryAsk(Attempt Attempt, CultureInfo Language, Uri Site);

/// <summary>When codes were asked for, so that nobody's mailbox is flooded.</summary>
public sealed class RecoveryAsks
{
    /// <summary>The account.</summary>
    public Guid Id { get; set; }
    public List<DateTimeOffset> At { get; set; } = [];
}

/// <summary>
/// Sends codes to whoever has lost the password. What is asked is only noted; all work is done afterwards, so the answer and its time say
/// nothing about whether there is such an account and whether it has an address.
/// </summary>
public sealed partial class RecoveryDesk(
    IDocumentStore store, OneTimeCodes codes, OneTimeSecrets secrets, StrangerLog strangers, Postman mail, TimeProvider clock, ILogger<RecoveryDesk> log)
    : BackgroundService
{
    /// <summary>So many codes an hour are sent for one account, and so many asked for from one address in ten minutes.</summary>
    public const int MostForAccount = 3, MostFromAddress = 30;

    /// <summary>A code by mail is worth something for so long.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(15);

    private const int MostWaiting = 1_000, MostOnRecord = 10;
    private static readonly TimeSpan Window = TimeSpan.FromHours(1), AddressWindow = TimeSpan.FromMinutes(10);
    private readonly Channel<RecoveryAsk> _asks = Channel.CreateBounded<RecoveryAsk>(MostWaiting);
    private readonly MemoryCache _counts = new(new MemoryCacheOptions { SizeLimit = 100_000 });

    /// <summary>Notes what is asked; how long to wait when too much is asked from this address, or by all.</summary>
    public TimeSpan? Ask(RecoveryAsk ask)
    {
        var count = _counts.GetOrCreate(ask.Attempt.Address, entry =>
        {
            (entry.Size, entry.AbsoluteExpirationRelativeToNow) = (1, AddressWindow);
            return new Counter();
        })!;
        return Interlocked.Increment(ref count.Value) <= MostFromAddress && _asks.Writer.TryWrite(ask) ? null : AddressWindow;
    }

    /// <inheritdoc />
    public override void Dispose()
    {
        _counts.Dispose();
        base.Dispose();
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var ask in _asks.Reader.ReadAllAsync(stoppingToken))
        {
            try
            {
                await Answer(ask, stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                NotAnswered(e);
            }
        }
    }

    private async Task Answer(RecoveryAsk ask, CancellationToken stop)
    {
        await using var session = store.LightweightSession(CommandContext.Platform);
        // No database holds a name with NUL in it, and so nobody bears it.
        var credential = ask.Attempt.UserName.Contains('\0') ? null
            : await session.Query<Credential>().FirstOrDefaultAsync(c => c.UserName == ask.Attempt.UserName, stop);
        if (credential is null || await session.LoadAsync<AccountCard>(credential.Id, stop) is not { } card)
        {
            await strangers.Note(Proving.ContextOf(ask.Attempt, StrangerLog.Nobody), "unknown_name", "AskRecovery", stop);
            return;
        }
        var now = clock.GetUtcNow();
        var asks = await session.LoadAsync<RecoveryAsks>(card.Id, stop) ?? new() { Id = card.Id };
        asks.At = [.. asks.At.Where(a => a > now - Window)];
        if (asks.At.Count >= MostOnRecord) return;
        var sends = asks.At.Count < MostForAccount && card.Email?.Value is { Length: > 0 } && card.IsOpenOn(Domain.SchoolTime.Day(now));
        asks.At.Add(now);
        session.Store(asks);
        await Send(session, card, ask, sends, stop);
    }

    private async Task Send(IDocumentSession session, AccountCard card, RecoveryAsk ask, bool sends, CancellationToken stop)
    {
        // Who it was is not known; only for which account.
        Metadata.Put(session, Proving.ContextOf(ask.Attempt, new(card.Id, Guid.Empty, Guid.Empty, [])), "AskRecovery", "none");
        var code = secrets.Number();
        if (sends) await codes.Keep(session, new(card.Id, OneTimeCodes.Mail, Guid.CreateVersion7(), clock.GetUtcNow() + Life), code, stop);
        await session.Events.AppendExclusive(card.Id, stop, new RecoveryAsked(card.Id, sends));
        await session.SaveChangesAsync(stop);
        if (sends) mail.TryAdd(Letter.Of(card.Email!.Value.Value!, "recovery", ask.Language, code, (int)Life.TotalMinutes, new Uri(ask.Site, "recover")));
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A code could not be sent to who asked for it.")]
    private partial void NotAnswered(Exception exception);

    private sealed class Counter
    {
        public int Value;
    }
}
