using System.Text.Json;
using EduEvents.Application;
using EduEvents.Application.Access;
using EduEvents.Domain;
using EduEvents.Host.Access;
using Marten;
using Microsoft.Extensions.DependencyInjection;

namespace EduEvents.Bench.Drills;

/// <summary>Everybody signs in at once: parents by their own password, one in five of whom mistypes it.</summary>
public sealed class SignInLoad(Uri address) : IDisposable
{
    private const int People = 600, Senders = 160, OneIn = 5;
    private readonly WireClient[] _lines = [.. Enumerable.Range(0, Senders).Select(_ => new WireClient(address))];
    private int _unhelpful;

    /// <summary>Refusals that did not say when to come again.</summary>
    public int Unhelpful => _unhelpful;

    /// <summary>Makes the accounts, as the first ones of an installation are made.</summary>
    public static async Task MakeAccounts(IServiceProvider services, CancellationToken stop)
    {
        // To compare a password costs the same whether or not another account has the same hash.
        var hash = Argon2.Hash(Town.Password);
        await using var session = services.GetRequiredService<IDocumentStore>().LightweightSession(CommandContext.Platform);
        for (var n = 0; n < People; n++)
        {
            var (id, name) = (StableId.Of("bench.parent", Name(n)), Name(n));
            await services.GetRequiredService<CommandPipeline>().Send(new CreateAccount(id, name, id, name, "person", null), Accounts.AsProduct(id), stop);
            session.Store(new Credential { Id = id, UserName = name, PasswordHash = hash });
        }
        await session.SaveChangesAsync(stop);
    }

    /// <summary>Offers sign-ins for a time.</summary>
    /// <returns>Each with its status.</returns>
    public Task<IReadOnlyList<Answered>> Run(double perSecond, TimeSpan time, CancellationToken stop) => OpenLoop.Offer(perSecond, time, Senders, Send, stop);

    /// <summary>Signs some people in, one after the other.</summary>
    public IReadOnlyList<Answered> OneByOne(int people) => [.. Enumerable.Range(0, people).Select(n =>
    {
        var began = System.Diagnostics.Stopwatch.GetTimestamp();
        return new Answered(Send(0, n * OneIn), System.Diagnostics.Stopwatch.GetTimestamp() - began);
    })];

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (var line in _lines) line.Dispose();
    }

    private int Send(int sender, int n)
    {
        var password = n % OneIn == OneIn - 1 ? "mistyped mistyped" : Town.Password;
        var status = _lines[sender].Send(
            "POST /api/access/sign-in HTTP/1.1\r\nHost: bench\r\nUser-Agent: eduevents-bench\r\nContent-Type: application/json\r\n",
            JsonSerializer.Serialize(new { userName = Name(n), password }));
        if (status is 429 or 503 && _lines[sender].Header("Retry-After").Length == 0) Interlocked.Increment(ref _unhelpful);
        return status;
    }

    // Not one after the other, else the same people would mistype each time round.
    private static string Name(int n) => $"parent.{(long)n * 7_919 % People}";
}
