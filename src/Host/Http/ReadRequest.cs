using System.Globalization;
using EduEvents.Application;
using Marten;

namespace EduEvents.Host.Http;

/// <summary>One read: what is asked, by whom, in which organisation.</summary>
public sealed class ReadRequest(HttpContext http, IQuerySession session, Actor actor, string organisation)
{
    public IQuerySession Session { get; } = session;
    public Actor Actor { get; } = actor;

    /// <summary>Tenant.</summary>
    public string Organisation { get; } = organisation;

    /// <summary>The request itself, for headers of the answer.</summary>
    public HttpContext Http { get; } = http;
    public CancellationToken Stop => Http.RequestAborted;

    /// <summary>A part of the product that the read needs.</summary>
    public T Get<T>() where T : notnull => Http.RequestServices.GetRequiredService<T>();

    /// <summary>An id of the route.</summary>
    public Guid Id(string name) => Guid.Parse(Value(name));

    /// <summary>A whole number of the route.</summary>
    public int Number(string name) => int.Parse(Value(name), CultureInfo.InvariantCulture);

    /// <summary>A day of the route, yyyy-MM-dd.</summary>
    /// <exception cref="BadHttpRequestException">It is not a day.</exception>
    public DateOnly Day(string name) => Day(name, Value(name));

    /// <summary>A value of the query, null when missing.</summary>
    public string? Query(string name) => Http.Request.Query.TryGetValue(name, out var value) ? value.ToString() : null;

    /// <summary>A day of the query, yyyy-MM-dd, null when missing.</summary>
    /// <exception cref="BadHttpRequestException">It is not a day.</exception>
    public DateOnly? QueryDay(string name) => Query(name) is { Length: > 0 } text ? Day(name, text) : null;

    /// <summary>An instant of the query with its distance from UTC, null when missing.</summary>
    /// <exception cref="BadHttpRequestException">It is not an instant.</exception>
    public DateTimeOffset? QueryMoment(string name) => Query(name) is not { Length: > 0 } text ? null
        : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment) ? moment
        : throw new BadHttpRequestException($"'{name}' must be a moment like 2026-09-01T08:00:00Z.");

    /// <summary>An id of the query, null when missing.</summary>
    public Guid? QueryId(string name) => Guid.TryParse(Query(name), out var id) ? id : null;

    private static DateOnly Day(string name, string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw new BadHttpRequestException($"'{name}' must be a day like 2026-09-01.");

    /// <summary>A part of the path.</summary>
    public string Value(string name) => (string)Http.Request.RouteValues[name]!;
}
