using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using EduEvents.Fixtures;
using EduEvents.Host.Http;
using EduEvents.Host.Modules;

namespace EduEvents.Integration.Commands;

/// <summary>The API document is complete, and what it shows as an example is true.</summary>
public sealed class ApiDocumentTests(App app)
{
    private async Task<JsonObject> Paths() =>
        JsonNode.Parse(await app.Stranger().Http.GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative)))!["paths"]!.AsObject();

    private static JsonNode Post(JsonObject paths, string module, CommandRoute route) => paths[$"/api/{module}/{route.Path}"]!["post"]!;

    [Fact]
    public async Task It_holds_every_route_with_a_summary_and_a_tag()
    {
        var paths = await Paths();
        foreach (var (module, api) in ModuleApis.All)
        {
            foreach (var command in api.Commands) Assert.NotNull(Post(paths, module, command));
            foreach (var read in api.Reads) Assert.NotNull(paths[Plain($"/api/{module}/{read.Path}")]?["get"]);
        }
        Assert.All(paths.SelectMany(p => p.Value!.AsObject()), operation =>
        {
            Assert.NotEmpty(operation.Value!["summary"]?.GetValue<string>() ?? "");
            Assert.NotEmpty(operation.Value["tags"]!.AsArray());
        });
    }

    [Fact]
    public async Task Every_command_tells_its_right_its_headers_an_example_and_each_of_its_problems()
    {
        var paths = await Paths();
        foreach (var (module, api) in ModuleApis.All)
            foreach (var route in api.Commands)
            {
                var post = Post(paths, module, route);
                Assert.Contains(route.UseCase.Permission!, post["description"]!.GetValue<string>(), StringComparison.Ordinal);
                Assert.Equal([Requests.KeyHeader, "If-Match", Requests.OrganisationHeader, Requests.ReasonHeader, Routes.PositionHeader],
                    post["parameters"]!.AsArray().Select(p => p!["name"]!.GetValue<string>()));
                Assert.NotNull(post["requestBody"]!["content"]!["application/json"]!["example"]);
                Assert.NotNull(post["requestBody"]!["content"]!["application/json"]!["schema"]);
                Assert.Equal(["200", "400", "401", "403", "404", "409", "412", "422", "503"],
                    post["responses"]!.AsObject().Select(r => r.Key).Order());
                foreach (var (status, response) in post["responses"]!.AsObject().Where(r => r.Key != "200"))
                    Assert.Equal(status, response!["content"]!["application/problem+json"]!["example"]!["status"]!.ToString());
                Assert.NotNull(post["responses"]!["200"]!["content"]!["application/json"]!["example"]);
                Assert.NotNull(post["security"]?[0]?["bearer"]);
            }
    }

    [Fact]
    public async Task Every_example_is_accepted_or_refused_by_a_rule()
    {
        var (paths, school) = (await Paths(), await TestSchool.Found(app));
        var platform = school.Platform!;
        platform.Http.DefaultRequestHeaders.Remove(Requests.OrganisationHeader);
        var accepted = 0;
        foreach (var (path, operations) in paths.Where(
            p => p.Value!["post"]?["requestBody"]?["content"]?["application/json"]?["example"] is not null))
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, path);
            request.Headers.Add(Requests.OrganisationHeader, "0192f0c5-0000-7000-8000-000000000001");
            request.Content = new StringContent(
                operations!["post"]!["requestBody"]!["content"]!["application/json"]!["example"]!.ToJsonString(), Encoding.UTF8,
                "application/json");
            using var answer = await platform.Http.SendAsync(request);
            Assert.True(answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.NotFound or HttpStatusCode.UnprocessableEntity,
                $"{path}: {await answer.Content.ReadAsStringAsync()}");
            accepted += answer.StatusCode == HttpStatusCode.OK ? 1 : 0;
        }
        Assert.True(accepted > 5, $"{accepted} were accepted");
    }

    private static string Plain(string route) => System.Text.RegularExpressions.Regex.Replace(route, ":\\w+", "");
}
