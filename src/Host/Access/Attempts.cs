using System.Globalization;
using EduEvents.Application;
using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Host.Modules;
using EduEvents.Projections.Access;
using Marten;

namespace EduEvents.Host.Access;

/// <summary>The limits beyond which failed attempts raise an alert.</summary>
public sealed record AttemptLimits(AttemptLimit Account, AttemptLimit Address);

/// <summary>Looks through failed and refused attempts (Order 456, p. 5.12).</summary>
public static class Attempts
{
    /// <summary>Attempts of one page.</summary>
    public const int PageSize = 100;

    /// <summary>What attempts are refused for.</summary>
    public static readonly string[] Causes = ["password", "code", "passkey", "blocked", "deleted", "expired", "initial_expired", "unknown_name", "token", "session", "right"];

    /// <summary>Adds the reads.</summary>
    public static void Add(ModuleApi api)
    {
        api.Read("attempts", Permissions.SecurityRead, nameof(RefusedAttempt), _ => Scope.Platform, r => Page(r.Http, r.Organisation),
            "Failed and refused attempts, newest first, 100 at a time: 'cause', 'account', 'address', 'from' and 'to' as days; pass the last position as 'before'.");
        api.Read("attempt-limits", Permissions.SecurityRead, "", _ => Scope.Platform, r => Limits(r.Http.RequestServices, r.Stop),
            "After how many failures in how many minutes an alert is raised.");
    }

    /// <summary>One page as the query of the request asks for it.</summary>
    public static async Task<IReadOnlyList<RefusedAttempt>?> Page(HttpContext http, string organisation)
    {
        var (services, stop, home) = (http.RequestServices, http.RequestAborted, AccessReads.Home(organisation));
        string? Asked(string name) => http.Request.Query[name].ToString() is { Length: > 0 } text ? text : null;
        DateTimeOffset? Day(string name, int after) => DateOnly.TryParseExact(Asked(name), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? SchoolTime.At(day.AddDays(after), default).ToUniversalTime()
            : null;
        var accounts = home is null ? [] : await services.GetRequiredService<AccountBook>().Ids(home, stop);
        await using var platform = services.GetRequiredService<IDocumentStore>().QuerySession(CommandContext.Platform);
        var before = long.TryParse(Asked("before"), NumberStyles.None, CultureInfo.InvariantCulture, out var position) ? position : long.MaxValue;
        return await RefusedAttempt.Page(platform, new(before, PageSize, home, accounts)
        {
            Cause = Asked("cause"), Account = Guid.TryParse(Asked("account"), out var id) ? id : null, Address = Asked("address"),
            From = Day("from", 0), To = Day("to", 1)
        }, stop);
    }

    /// <summary>The limits in force.</summary>
    public static async Task<AttemptLimits?> Limits(IServiceProvider services, CancellationToken stop)
    {
        await using var platform = services.GetRequiredService<IDocumentStore>().QuerySession(CommandContext.Platform);
        var events = await platform.Events.FetchStreamAsync(AttemptRules.Stream, token: stop);
        var rules = events.Aggregate((AttemptRules?)null, (r, e) => AttemptRules.Fold(r, e.Data)) ?? AttemptRules.Default;
        return new(rules.Limits[AttemptSubject.Account], rules.Limits[AttemptSubject.Address]);
    }
}
