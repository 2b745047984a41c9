using System.Text.Json.Nodes;
using EduEvents.Application.People;
using EduEvents.Conformity;
using EduEvents.Domain.Access;
using EduEvents.Fixtures;
using EduEvents.Host.Operations;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

[assembly: AssemblyFixture(typeof(Inspection))]

namespace EduEvents.Conformity;

/// <summary>
/// What an inspector finds: the running product, and a school in the middle of a working day. Checks use what a user has, requests to it;
/// what a check changes, it makes itself.
/// </summary>
public sealed class Inspection : App
{
    private readonly SchoolClock _clock = new(LivedSchool.Now);
    private LivedSchool _lived = null!;

    /// <summary>The time of day there.</summary>
    public DateTimeOffset Now => _clock.GetUtcNow();

    /// <summary>The school.</summary>
    public TestSchool School => _lived.School;

    /// <summary>Class 7 Ә.</summary>
    public IReadOnlyList<Guid> Learners => _lived.Learners;

    /// <summary>Lessons of mathematics, oldest first; all but the last are closed.</summary>
    public IReadOnlyList<Guid> Lessons => _lived.Lessons;

    /// <summary>Russian class 8 В, in which checks may place whom they admit.</summary>
    public Guid SecondClass => _lived.SecondClass;

    /// <summary>Sign-in name of the school's person in a role.</summary>
    public string AccountOf(string role) => _lived.Accounts[role];

    /// <summary>The school's person in a role, signed in. The platform stands for whoever runs the product.</summary>
    public Task<Sender> As(string role) => role == Roles.Platform ? Task.FromResult(School.Platform!) : School.As(AccountOf(role));

    /// <summary>What is on record about an account, as whoever runs the product reads it.</summary>
    public async Task<IReadOnlyList<JsonObject>> HistoryOf(Guid account)
    {
        for (var found = new List<JsonObject>(); ;)
        {
            using var answer = await School.Platform!.Get($"/api/audit/history/{account}?after={(long?)found.LastOrDefault()?["version"] ?? 0}", ("X-Organisation", "platform"));
            var page = (await System.Net.Http.Json.HttpContentJsonExtensions.ReadFromJsonAsync<List<JsonObject>>(answer.Content))!;
            found.AddRange(page);
            if (page.Count == 0) return found;
        }
    }

    /// <summary>The mail server that takes the product's letters.</summary>
    public MailServer Mail { get; } = new();

    /// <inheritdoc />
    protected override HostSettings Settings => base.Settings with { Mail = Mail.Settings };

    /// <inheritdoc />
    public override async ValueTask InitializeAsync()
    {
        await Mail.Start();
        await base.InitializeAsync();
        _lived = await LivedSchool.Found(this);
        // Whoever reads from now on waits for this, and so for everything before it.
        await School.Platform!.Send("/api/people/form-class", new FormClass(Guid.CreateVersion7(), 2026, 1, "А", "kk", 2));
    }

    /// <inheritdoc />
    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Mail.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <inheritdoc />
    protected override void Adjust(WebApplicationBuilder builder)
    {
        base.Adjust(builder);
        builder.Services.AddSingleton<TimeProvider>(_clock);
    }
}
