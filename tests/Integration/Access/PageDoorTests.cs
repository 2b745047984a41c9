using System.Net;
using EduEvents.Application;
using EduEvents.Fixtures;
using EduEvents.Integration.Live;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace EduEvents.Integration.Access;

/// <summary>Every page and every topic of the hub: closed to strangers and to all who have no right to it.</summary>
public sealed class PageDoorTests(App app)
{
    [Fact]
    public async Task No_page_opens_without_a_right_to_it_and_each_refusal_is_on_record()
    {
        var school = await TestSchool.Found(app);
        var outsiders = await Outsiders.Of(app, school);
        var pages = app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<NeedsAttribute>() is not null && !e.RoutePattern.RawText!.StartsWith("/api", StringComparison.Ordinal))
            .Select(e => (Path: Filled(e.RoutePattern.RawText!), 
                // A page about somebody who is named in its address is closed to everybody else.
                OfOneself: e.Metadata.GetMetadata<NeedsAttribute>()!.OfOneself && e.RoutePattern.Parameters.Count == 0)).ToList();
        Assert.True(pages.Count > 15);

        foreach (var (page, ofOneself) in pages)
        {
            using var stranger = await app.Stranger().Get(page);
            Assert.True(stranger.RequestMessage!.RequestUri!.AbsolutePath == "/sign-in", $"{page}: {stranger.StatusCode} for a stranger");
            foreach (var (account, sender) in new[] { outsiders.Abroad, outsiders.Expired })
            {
                var noted = await Log.Count(app.ConnectionString, account.Id, "access.access_refused");
                using var refused = await sender.Get(page);
                if (ofOneself)
                {
                    Assert.Equal(HttpStatusCode.OK, refused.StatusCode);
                    continue;
                }
                Assert.True(refused.StatusCode == HttpStatusCode.Forbidden, $"{page}: {refused.StatusCode} for {account.UserName}");
                Assert.Equal(noted + 1, await Log.Count(app.ConnectionString, account.Id, "access.access_refused"));
            }
        }
    }

    [Fact]
    public async Task No_topic_is_watched_without_a_right_to_it()
    {
        var school = await TestSchool.Found(app);
        var outsiders = await Outsiders.Of(app, school);
        string[] topics =
        [
            $"{school.Organisation}/gate", $"{school.Organisation}/canteen", $"{school.Organisation}/learner/{school.Learners[0]}", $"{school.Organisation}/class/{school.Class}/{school.Maths}",
            .. Host.Modules.All.Modules.SelectMany(m => m.Panels).Select(p => $"{school.Organisation}/{p.Name}/kk")
        ];
        foreach (var (account, sender) in new[] { outsiders.Abroad, outsiders.Expired })
        {
            await using var watcher = await Watcher.Of(sender);
            foreach (var topic in topics) Assert.Equal("access_denied", await watcher.Refused(topic));
            Assert.Equal(topics.Length, await Log.Count(app.ConnectionString, account.Id, "access.access_refused"));
        }
        await using var blocked = await Watcher.Of(outsiders.Blocked);
        foreach (var topic in topics) Assert.Equal("not_signed_in", await blocked.Refused(topic));
    }

    private static string Filled(string route) => System.Text.RegularExpressions.Regex.Replace(
        System.Text.RegularExpressions.Regex.Replace(route, @"\{\w+:guid\}", "0192f0c5-0000-7000-8000-000000000100"), @"\{\w+:\w+\}", "1");
}
