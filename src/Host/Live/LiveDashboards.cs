using System.Collections.Concurrent;
using System.Globalization;
using EduEvents.Host.Http;
using EduEvents.Host.Modules;
using EduEvents.Host.Web;
using Marten;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.SignalR;

namespace EduEvents.Host.Live;

/// <summary>
/// Draws watched panels anew, at most once a second, when something happened in their organisation: once for all who watch, not for each.
/// </summary>
public sealed partial class LiveDashboards(
    LiveViewers viewers, Freshness freshness, IServiceScopeFactory scopes, IHubContext<LiveHub> hub, IDocumentStore store,
    TimeProvider clock, ILoggerFactory logs, ILogger<LiveDashboards> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private readonly ConcurrentDictionary<string, long> _touched = new();
    private readonly ConcurrentDictionary<string, string> _shown = new();

    /// <summary>The panel with a name; null when there is none.</summary>
    public static LivePanel? Find(string name) => All.Modules.SelectMany(m => m.Panels).FirstOrDefault(p => p.Name == name);

    /// <summary>Something happened in the organisation, at a position of the log.</summary>
    public void Touch(string organisation, long position) =>
        _touched.AddOrUpdate(organisation, position, (_, known) => Math.Max(known, position));

    /// <summary>Somebody new watches: what changed since their page was made is shown to them too.</summary>
    public void Joined(string topic)
    {
        _shown.TryRemove(topic, out _);
        Touch(topic.Split('/')[0], 0);
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var tick = new PeriodicTimer(Pause, clock);
        while (await tick.WaitForNextTickAsync(stoppingToken))
        {
            foreach (var organisation in _touched.Keys)
                if (_touched.TryRemove(organisation, out var position)) await DrawAll(organisation, position, stoppingToken);
        }
    }

    private async Task DrawAll(string organisation, long position, CancellationToken stop)
    {
        foreach (var topic in viewers.Topics.Where(t => t.StartsWith(organisation, StringComparison.Ordinal)))
        {
            if (topic.Split('/') is not [_, var name, var language] || Find(name) is not { } panel
                || Cultures.Find(language) is not { } culture) continue;
            try
            {
                await freshness.Wait(panel.View, position, stop);
                var html = await Draw(panel, organisation, culture, stop);
                if (_shown.TryGetValue(topic, out var shown) && shown == html) continue;
                _shown[topic] = html;
                await hub.Clients.Group(topic).SendAsync("html", topic, html, stop);
            }
            catch (Exception e) when (!stop.IsCancellationRequested)
            {
                // The next event of the organisation draws it again.
                NotDrawn(e, panel.Name);
            }
        }
    }

    private async Task<string> Draw(LivePanel panel, string organisation, CultureInfo culture, CancellationToken stop)
    {
        await using var session = store.QuerySession(organisation);
        var data = await panel.Load(session, clock.GetUtcNow(), stop);
        await using var scope = scopes.CreateAsyncScope();
        await using var renderer = new HtmlRenderer(scope.ServiceProvider, logs);
        return await renderer.Dispatcher.InvokeAsync(async () =>
        {
            // What runs in the background has no culture of its own.
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = culture;
            var parameters = ParameterView.FromDictionary(new Dictionary<string, object?> { ["Data"] = data });
            return (await renderer.RenderComponentAsync(panel.Component, parameters)).ToHtmlString();
        });
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The panel {Panel} was not drawn")]
    private partial void NotDrawn(Exception cause, string panel);
}
