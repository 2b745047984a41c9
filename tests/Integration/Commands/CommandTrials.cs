using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using EduEvents.Application;
using EduEvents.Application.Access;
using EduEvents.Application.Curriculum;
using EduEvents.Application.Homework;
using EduEvents.Application.Organisation;
using EduEvents.Application.Timetable;
using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Fixtures;
using EduEvents.Host.Access;
using EduEvents.Host.Http;
using EduEvents.Projections.Access;
using EduEvents.Projections.Timetable;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace EduEvents.Integration.Commands;

/// <summary>Sends every command once as it should be and in all the ways it should not be, and notes what was answered otherwise than
/// promised.</summary>
public sealed class CommandTrials(App app) : IAsyncLifetime
{
    private static readonly string[] Languages = ["kk", "ru", "en"];
    private readonly Dictionary<string, List<string>> _faults = [];
    private readonly SchoolLife _life = new();
    private TestSchool _others = null!;
    private Sender _sender = null!, _outsider = null!;
    private TestAccount _account = null!, _outsiderAccount = null!;
    private Outsiders _outsiders = null!;
    private NpgsqlDataSource _source = null!;

    /// <summary>Paths of the commands that were tried.</summary>
    public IReadOnlyCollection<string> Tried => _faults.Keys;

    /// <summary>What was wrong about a command.</summary>
    public IReadOnlyList<string> FaultsOf(string path) => _faults[path];

    /// <inheritdoc />
    public async ValueTask InitializeAsync()
    {
        _source = NpgsqlDataSource.Create(app.ConnectionString);
        _others = await TestSchool.Found(app);
        _account = await _others.Account(Roles.Platform, Scope.Platform);
        (_life.SenderGrant, _life.SenderPerson) = (_account.Grant, _account.Id);
        _sender = Meaning(await _others.SignIn(_account));
        _outsiderAccount = await _others.Account(Roles.Guard, new(_others.Organisation));
        _outsider = Meaning(await _others.SignIn(_outsiderAccount));
        _outsiders = await Outsiders.Of(app, _others);
        foreach (var sender in new[] { _outsiders.Abroad.Sender, _outsiders.Expired.Sender, _outsiders.Blocked }) Meaning(sender);
        foreach (var step in _life.Steps())
        {
            if (step.Good is ResetSecondFactor reset) await AddFactor(reset.AccountId);
            if (step.Good is ArrangeCards run) await GenerationEnded(run.PlanId);
            if (step.Good is ReviewCoursePlan plan) await DraftByColleague(plan);
            if (step.Good is HandIn { Files: [var photo] } work) await SendPhoto(photo, work.LearnerId);
            _faults[step.Path] = await Try(step);
        }
    }

    // What a command takes away must have been there.
    private async Task AddFactor(Guid account)
    {
        var factors = app.Services.GetRequiredService<SecondFactors>();
        await using var session = app.Services.GetRequiredService<IDocumentStore>().QuerySession(CommandContext.Platform);
        var offer = factors.Offer((await session.LoadAsync<AccountCard>(account))!);
        var owner = Accounts.AsProduct(account) with { Actor = new(account, account, Guid.Empty, []) };
        await factors.Add(owner, offer.Ticket, new Authenticator(offer.Key).Code(app.Clock.GetUtcNow()), default);
    }

    // A generation that was asked to stop ends a moment later, and only then can another begin.
    private Task GenerationEnded(Guid plan) => Wait.Until(async () =>
    {
        using var read = new HttpRequestMessage(HttpMethod.Get, $"/api/timetable/plan/{plan}");
        read.Headers.Add(Requests.OrganisationHeader, _life.Tenant);
        using var answer = await _sender.Http.SendAsync(read);
        return (await answer.Content.ReadFromJsonAsync<PlanView>(Sender.Json))!.Generation is null;
    }, "the generation has ended", TimeSpan.FromMinutes(1));

    // Nobody reviews a plan of their own.
    private async Task DraftByColleague(ReviewCoursePlan plan)
    {
        var colleague = Meaning(await _others.With(Roles.Platform, Scope.Platform));
        await colleague.Send("/api/curriculum/draft-course-plan", new DraftCoursePlan(plan.GroupId, plan.SubjectId, plan.Year, 1, [new("", "Сандар", [], 34, "", 0)], null),
            (Requests.OrganisationHeader, _life.Tenant));
        _sender.Position = Math.Max(_sender.Position, colleague.Position);
    }

    // What a command attaches must have been sent.
    private async Task SendPhoto(Guid photo, Guid learner)
    {
        using var sent = new HttpRequestMessage(HttpMethod.Put, $"/api/files/{photo}?person={learner}") { Content = new ByteArrayContent(SentFiles.Jpeg) };
        sent.Headers.Add(Requests.OrganisationHeader, _life.Tenant);
        using var answer = await _sender.Http.SendAsync(sent);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _source.DisposeAsync();

    private Sender Meaning(Sender sender)
    {
        sender.Http.DefaultRequestHeaders.Remove(Requests.OrganisationHeader);
        return sender;
    }

    private async Task<List<string>> Try(LifeStep step)
    {
        var faults = new List<string>();
        var tenant = (step.Good as FoundImportedOrganisation)?.OrganisationId.ToString("N") ?? _life.Tenant;
        (string, string)[] usual =
            [(Requests.OrganisationHeader, tenant), (Requests.DeviceHeader, "desk 7"),
                (Requests.ReasonHeader, Uri.EscapeDataString("бұйрық 12"))];
        if (step.Before is { } before) await _sender.Send($"/api/{before.Path}", before.Command, usual);
        await TryStrangers(step, faults, usual);
        await TryShapes(step, faults, usual);
        await Refused(_sender, step.Good, step.Path, HttpStatusCode.PreconditionFailed, "changed_meanwhile", faults,
            [.. usual, ("If-Match", "\"999\"")]);
        await TryKey(step, faults, usual);
        return faults;
    }

    private async Task TryStrangers(LifeStep step, List<string> faults, (string, string)[] usual)
    {
        await Refused(app.Stranger(), step.Good, step.Path, HttpStatusCode.Unauthorized, "not_signed_in", faults, usual);
        await Refused(_outsiders.Blocked, step.Good, step.Path, HttpStatusCode.Unauthorized, "not_signed_in", faults, usual);
        foreach (var (account, sender) in new[] { (_outsiderAccount, _outsider), _outsiders.Abroad, _outsiders.Expired })
        {
            var noted = await Noted(step, account);
            await Refused(sender, step.Good, step.Path, HttpStatusCode.Forbidden, "access_denied", faults, usual);
            if (await Noted(step, account) != noted + 1) faults.Add($"the refusal of {account.UserName} was not recorded");
        }
    }

    private async Task TryShapes(LifeStep step, List<string> faults, (string, string)[] usual)
    {
        foreach (var language in Languages)
        {
            var problem = await Refused(
                _sender, new object(), step.Path, HttpStatusCode.BadRequest, "request_invalid", faults,
                [.. usual, ("Accept-Language", language)]);
            var texts = problem?["errors"]?.AsObject().SelectMany(e => e.Value!.AsArray().Select(t => t!.GetValue<string>())).Distinct()
                .ToList() ?? [];
            if (texts.Count != 1 || texts[0] != Texts.Of("validation.missing", language)) faults.Add(
                $"{language}: the missing fields are told as {string.Join(" | ", texts)}");
            if (problem?["title"]?.GetValue<string>() != Texts.Of("problem.request_invalid", language)) faults.Add(
                $"{language}: the title is {problem?["title"]}");
        }
        await Answered(step.Path, "{", "application/json", HttpStatusCode.BadRequest, faults, usual);
        await Answered(step.Path, "null", "application/json", HttpStatusCode.BadRequest, faults, usual);
        await Answered(step.Path, "[]", "application/json", HttpStatusCode.BadRequest, faults, usual);
        await Answered(step.Path, "{}", "text/plain", HttpStatusCode.UnsupportedMediaType, faults, usual);
    }

    // A secret is shown once; all else is answered again as before.
    private static string Lasting(string body)
    {
        var answer = JsonNode.Parse(body)!.AsObject();
        answer.Remove("secret");
        return answer.ToJsonString();
    }

    private async Task TryKey(LifeStep step, List<string> faults, (string, string)[] usual)
    {
        (string, string)[] keyed = [.. usual, (Requests.KeyHeader, $"key {step.Path}")];
        using var first = await _sender.Post($"/api/{step.Path}", step.Good, keyed);
        var told = await first.Content.ReadAsStringAsync();
        if (first.StatusCode != HttpStatusCode.OK)
        {
            faults.Add($"good, but {(int)first.StatusCode} {told}");
            return;
        }
        var reply = JsonSerializer.Deserialize<CommandReply>(told, Sender.Json)!;
        _sender.Position = reply.Position;
        await CheckReply(step, first, reply, faults);
        var events = await Events();

        using var again = await _sender.Post($"/api/{step.Path}", step.Good, keyed);
        if (Lasting(await again.Content.ReadAsStringAsync()) is var repeated && repeated != Lasting(told)) faults.Add(
            $"repeated: {repeated} instead of {told}");
        await Refused(_sender, step.Other, step.Path, HttpStatusCode.UnprocessableEntity, "key_reused", faults, keyed);
        using var unkeyed = await _sender.Post($"/api/{step.Path}", step.Good, usual);
        var unchanged = await unkeyed.Content.ReadFromJsonAsync<JsonNode>();
        var settled = unkeyed.StatusCode == HttpStatusCode.OK ? unchanged!["recorded"]!.GetValue<int>() == 0
            : unkeyed.StatusCode == HttpStatusCode.UnprocessableEntity;
        if (!settled) faults.Add($"sent again without a key: {(int)unkeyed.StatusCode} {unchanged}");
        if (await Events() != events) faults.Add("a repeat was recorded");
    }

    private async Task CheckReply(LifeStep step, HttpResponseMessage answer, CommandReply reply, List<string> faults)
    {
        if (reply.Recorded == 0) faults.Add("nothing was recorded");
        if (answer.Headers.GetValues(Routes.PositionHeader).Single() != reply.Position.ToString(null, null)) faults.Add(
            "X-Position is not the position");
        if (reply.Stream is not null && answer.Headers.ETag?.Tag != $"\"{reply.Version}\"") faults.Add("ETag is not the version");
        await using var read = _source.CreateCommand("""
            select user_name, correlation_id, causation_id, headers ->> 'person', headers ->> 'role', headers ->> 'session', headers ->> 'address',
                headers ->> 'device', headers ->> 'command', headers ->> 'reason', seq_id
            from edu.mt_events where headers ->> 'command' = $2 and user_name = $3
                and seq_id <= $1 and correlation_id = (select correlation_id from edu.mt_events where seq_id = $1)
            order by seq_id desc limit $4
            """);
        read.Parameters.AddWithValue(reply.Position);
        read.Parameters.AddWithValue(step.Good.GetType().Name);
        read.Parameters.AddWithValue(_account.Id.ToString());
        read.Parameters.AddWithValue((long)reply.Recorded);
        await using var rows = await read.ExecuteReaderAsync();
        var (found, reason) = (0, step.Good is IReasoned { Reason.Length: > 0 } reasoned ? reasoned.Reason : "бұйрық 12");
        for (; await rows.ReadAsync(); found++)
        {
            for (var i = 0; i < 10; i++) if (rows.IsDBNull(i) || rows.GetString(i).Length == 0) faults.Add(
                $"{rows.GetName(i)} {i} of the event is empty");
            if (rows.GetString(3) != _account.Id.ToString() || rows.GetString(4) != Roles.Platform) faults.Add(
                "person or role of the event");
            if (rows.GetString(6) != "127.0.0.1" || rows.GetString(7) != "desk 7" || rows.GetString(9) != reason) faults.Add(
                "address, device or reason of the event");
        }
        if (found != reply.Recorded) faults.Add($"{found} events carry the sender, {reply.Recorded} were recorded");
    }

    private async Task<JsonNode?> Refused(
        Sender sender, object body, string path, HttpStatusCode status, string code, List<string> faults, params (string, string)[] headers)
    {
        using var answer = await sender.Post($"/api/{path}", body, headers);
        var text = await answer.Content.ReadAsStringAsync();
        if (answer.StatusCode != status || answer.Content.Headers.ContentType?.MediaType != "application/problem+json") faults.Add(
            $"{(int)status} {code} expected: {(int)answer.StatusCode} {text}");
        var problem = text.StartsWith('{') ? JsonNode.Parse(text) : null;
        if (problem?["code"]?.GetValue<string>() != code) faults.Add($"{code} expected: {text}");
        return problem;
    }

    private async Task Answered(
        string path, string body, string type, HttpStatusCode status, List<string> faults, (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/{path}");
        request.Content = new StringContent(body, Encoding.UTF8, type);
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        using var answer = await _sender.Http.SendAsync(request);
        if (answer.StatusCode != status) faults.Add($"{body} as {type}: {(int)answer.StatusCode}");
    }

    private async Task<long> Noted(LifeStep step, TestAccount account)
    {
        await using var count = _source.CreateCommand(
            "select count(*) from edu.mt_events where stream_id = $1 and type = 'access.access_refused' and data ->> 'action' = $2 and headers ->> 'command' = $2 and headers ->> 'device' = 'desk 7'");
        count.Parameters.AddWithValue(account.Id);
        count.Parameters.AddWithValue(step.Good.GetType().Name);
        return (long)(await count.ExecuteScalarAsync())!;
    }

    // Processes answer events with events of their own; they are told by their sender.
    private async Task<long> Events()
    {
        await using var count = _source.CreateCommand("select count(*) from edu.mt_events where user_name = $1");
        count.Parameters.AddWithValue(_account.Id.ToString());
        return (long)(await count.ExecuteScalarAsync())!;
    }
}
