using EduEvents.Application;
using EduEvents.Domain.Access;
using EduEvents.Host.Http;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace EduEvents.Architecture;

public sealed class RouteTests
{
    private static readonly string[] Others = ["anonymous", "self", "topic", "signed in"];

    // Answers only what it was told itself, by a sealed query; the other serves the same assets while the product is developed.
    private static readonly string[] OfTheFramework = ["/_framework/opaque-redirect", "{**path:file}"];

    private static readonly IReadOnlyList<(
        string Method, string Path, string? Right)> Routes = [.. ((IEndpointRouteBuilder)Product.App).DataSources
        .SelectMany(s => s.Endpoints).OfType<RouteEndpoint>().Where(e => !IsAsset(e) && !OfTheFramework.Contains(e.RoutePattern.RawText))
            .SelectMany(e => Methods(e).Select(m => (m, $"/{e.RoutePattern.RawText!.TrimStart('/')}", Right(e))))];

    [Fact]
    public void Routes_and_their_rights_do_not_drift() =>
        Approved.Equals("routes", Routes.Select(r => $"{r.Method} {r.Path} {r.Right}").Order(StringComparer.Ordinal));

    [Fact]
    public void No_route_is_without_a_right_that_is_known()
    {
        var known = Roles.Permissions.Values.SelectMany(p => p).Concat(Others).ToHashSet();
        Assert.True(Routes.Count > 30);
        Assert.DoesNotContain(Routes, r => r.Right is null || !known.Contains(r.Right));
    }

    [Fact]
    public void No_two_routes_are_alike() => Assert.Equal(Routes.Count, Routes.Select(r => (r.Method, r.Path)).Distinct().Count());

    private static string? Right(Endpoint endpoint) => endpoint.Metadata.GetMetadata<RequiredRight>() is { } right ? right.Permission
        : endpoint.Metadata.GetMetadata<NeedsAttribute>()?.Permission
        ?? (endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null ? "anonymous" : IsPage(endpoint) ? "signed in" : null);

    // The door before the pages lets nobody in who is not signed in.
    private static bool IsPage(Endpoint endpoint) => endpoint.Metadata.Any(m => m.GetType().Name == "ComponentTypeMetadata");

    // Files of the pages, and what the framework itself needs for them.
    private static bool IsAsset(RouteEndpoint endpoint) => endpoint.Metadata.Any(m => m.GetType().Name is "StaticAssetDescriptor")
        || endpoint.RoutePattern.RawText!.TrimStart('/').StartsWith("_framework/", StringComparison.Ordinal);

    private static IReadOnlyList<string> Methods(Endpoint endpoint) =>
        endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["ANY"];
}
