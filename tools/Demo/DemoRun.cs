using System.Net.Http.Json;
using EduEvents.Application;
using EduEvents.Demo.Day;
using EduEvents.Demo.Town;
using EduEvents.Domain;
using EduEvents.Host;
using EduEvents.Host.Operations;
using EduEvents.Projections.Access;
using EduEvents.Projections.Curriculum;
using EduEvents.Projections.Journal;
using EduEvents.Projections.People;
using EduEvents.Projections.Reports;
using Marten;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace EduEvents.Demo;

/// <summary>./eduevents run: the product with the demo town in it, in one school of which the day lives by itself.</summary>
public sealed class DemoRun(bool quiet)
{
    private const double Speed = 60;
    private const int FewEvents = 100;
    private static readonly string[] Needed = [nameof(PersonCard), nameof(ClassCard), nameof(SubjectCard), nameof(ClassRoster),
        nameof(SchoolDay)];
    private readonly DemoTown _town = new(new(SchoolTime.Day(TimeProvider.System.GetUtcNow())));

    /// <summary>The hooks for the Host.</summary>
    public HostHooks Hooks => new() { BeforeServing = Fill, WhileServing = Live };

    private async Task Fill(WebApplication app, CancellationToken stop)
    {
        var store = app.Services.GetRequiredService<IDocumentStore>();
        await using var session = store.QuerySession(CommandContext.Platform);
        if (await session.Query<AccountCard>().AnyAsync(stop) || !await DemoTown.MayFill(store, stop)) return;
        Console.WriteLine("The store is empty: the demo town moves in.");
        var began = TimeProvider.System.GetTimestamp();
        var report = await _town.Fill(app.Services.GetRequiredService<BulkLane>(), stop);
        await new DemoAccounts(_town).Make(app.Services, stop);
        var seconds = TimeProvider.System.GetElapsedTime(began).TotalSeconds;
        Console.WriteLine($"{report.Events:N0} events of {_town.Past.Count} school days in {seconds:N0} s.");
        if (report.Refusals.Count > 0)
            Console.WriteLine($"{report.Refusals.Count:N0} commands were refused, as {report.Refusals[0].Reasons[0]}.");
    }

    private async Task Live(WebApplication app, CancellationToken stop)
    {
        var accounts = new DemoAccounts(_town);
        if (!await IsDemo(app, accounts, stop)) return;
        Tell(app, accounts);
        if (quiet) return;
        try
        {
            await LiveDay(app, accounts, stop);
        }
        catch (Exception e) when (e is InvalidOperationException or HttpRequestException or UnauthorizedAccessException)
        {
            Console.WriteLine($"The day does not live by itself: {e.Message}");
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The product stops, and the day with it.
        }
    }

    private async Task LiveDay(WebApplication app, DemoAccounts accounts, CancellationToken stop)
    {
        using var http = new HttpClient { BaseAddress = new(app.Urls.First().Replace("0.0.0.0", "127.0.0.1", StringComparison.Ordinal)
            .Replace("[::]", "localhost", StringComparison.Ordinal)) };
        using var api = new ApiClient(http, accounts.Living.Tenant, new("admin", DemoAccounts.Password),
            await accounts.Simulated(app.Services, stop));
        await CaughtUp(http, stop);
        if (await EmptyDay(api, accounts.Living.Calendar, stop) is not { } day)
        {
            Console.WriteLine("There is no empty school day left to live through; ./eduevents day takes any day of another school.");
            return;
        }
        Console.WriteLine($"{accounts.Living.Spec.Names.Kk} lives through {day:yyyy-MM-dd} at {Speed:N0} times the clock; "
            + "./eduevents run --quiet leaves that out.");
        var living = new SimulatedDay(api, accounts.Living.Tenant, day);
        await living.Run(Speed, (_, _) => { }, stop);
        Console.WriteLine($"The day is over: {living.Log.Count:N0} requests.");
    }

    // The API can tell of the school only what its views know; after the town has moved in they are behind for a while.
    private static async Task CaughtUp(HttpClient http, CancellationToken stop)
    {
        while (true)
        {
            var views = (await http.GetFromJsonAsync<List<ViewLag>>("/health/views", stop))!;
            if (Needed.All(n => views.Exists(v => v.View == n && v.Behind < FewEvents))) return;
            await Task.Delay(TimeSpan.FromSeconds(1), stop);
        }
    }

    // Today if it is a school day, else the last one, so long as nothing has happened on it.
    private async Task<DateOnly?> EmptyDay(ApiClient api, SchoolCalendar calendar, CancellationToken stop)
    {
        if (calendar.SchoolDayAt(_town.Size.Today) is not { } day) return null;
        return await api.Read<object>($"/api/reports/school-day/{day:yyyy-MM-dd}", stop) is null ? day : null;
    }

    private static async Task<bool> IsDemo(WebApplication app, DemoAccounts accounts, CancellationToken stop)
    {
        await using var session = app.Services.GetRequiredService<IDocumentStore>().QuerySession(accounts.Living.Tenant);
        return await session.Events.FetchStreamStateAsync(accounts.Living.Id, stop) is not null;
    }

    private static void Tell(WebApplication app, DemoAccounts accounts)
    {
        Console.WriteLine("\nDEMO DATA: the people, numbers and events here are made up, and the passwords are known to everybody.");
        Console.WriteLine("For the demo the second step of sign-in is switched off (a rule that the platform sets at /sign-in-rules).");
        Console.WriteLine($"Open {app.Urls.First()} and sign in with the password {DemoAccounts.Password} as");
        foreach (var (name, about) in accounts.Shown) Console.WriteLine($"  {name,-10} {about}");
    }
}
