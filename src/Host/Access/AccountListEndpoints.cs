using EduEvents.Application;
using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Host.Http;
using EduEvents.Projections.Curriculum;
using EduEvents.Projections.People;
using Microsoft.AspNetCore.Mvc;

namespace EduEvents.Host.Access;

/// <summary>A list of accounts as CSV.</summary>
public sealed record CheckListRequest(string List);

/// <summary>A list of accounts as CSV, and an id of the sender's own for this import.</summary>
public sealed record ImportListRequest(Guid ImportId, string List);

/// <summary>A row as it would be done or was done, with what is wrong in the reader's language.</summary>
public sealed record AccountRowAnswer(int Line, string Name, string? Role, string UserName, string State, IReadOnlyList<RefusalAnswer> Problems);

/// <summary>What an import came to.</summary>
public sealed record ImportAnswer(IReadOnlyList<AccountRowAnswer> Rows, int Made, IReadOnlyList<Slip> Slips);

/// <summary>Lists of accounts: seen first, then made.</summary>
public static class AccountListEndpoints
{
    /// <summary>Maps both.</summary>
    public static void MapAccountLists(this WebApplication app)
    {
        var group = app.MapGroup("/api/access").WithTags("access").WithMetadata(new RequiredRight(Permissions.AccessManage));
        group.MapPost("check-account-list", Check).WithSummary("What would be done with a list of accounts, row by row, with what is wrong.")
            .Produces<IReadOnlyList<AccountRowAnswer>>().ProducesProblem(400).ProducesProblem(401).ProducesProblem(403).ProducesProblem(422).ProducesProblem(503);
        group.MapPost("import-account-list", Import).WithSummary("Makes the accounts of all rows that are right; slips with initial passwords are answered, once.")
            .Produces<ImportAnswer>().ProducesProblem(400).ProducesProblem(401).ProducesProblem(403).ProducesProblem(422).ProducesProblem(503);
    }

    /// <summary>Rows in the reader's language.</summary>
    public static IReadOnlyList<AccountRowAnswer> Told(IEnumerable<PlannedAccount> rows, RefusalTexts texts) =>
        [.. rows.Select(r => new AccountRowAnswer(r.Line, r.Name, r.Role, r.UserName, r.State, [.. r.Problems.Select(p => new RefusalAnswer(p.Code, texts.Of(p)))]))];

    private static Task<IResult> Check([FromBody] CheckListRequest request, HttpContext http, AccountImport import, RefusalTexts texts) =>
        ForKeeper(http, "CheckAccountList", async by => Results.Ok(Told(await import.Plan(by, request.List, http.RequestAborted), texts)));

    private static Task<IResult> Import([FromBody] ImportListRequest request, HttpContext http, AccountImport import, RefusalTexts texts) =>
        ForKeeper(http, "ImportAccountList", async by =>
        {
            var done = await import.Apply(by, request.ImportId, request.List, http.RequestAborted);
            return Results.Ok(new ImportAnswer(Told(done.Rows, texts), done.Made, done.Slips));
        });

    private static async Task<IResult> ForKeeper(HttpContext http, string action, Func<CommandContext, Task<IResult>> act)
    {
        var (requests, problems) = (http.RequestServices.GetRequiredService<Requests>(), http.RequestServices.GetRequiredService<Problems>());
        if (await requests.Actor(http.User, http.RequestAborted) is not { } actor) return Results.Problem(problems.Make(401, "not_signed_in"));
        if (actor.IsHeldBack) return Results.Problem(problems.Make(403, actor.MustChangePassword ? "password_must_change" : "second_factor_must_be_added"));
        var by = await requests.Context(http, actor);
        var target = new Scope(by.Organisation);
        // Slips are a part of it, so whoever imports must be one who may issue them.
        foreach (var permission in new[] { Permissions.AccessManage, Permissions.AccessHandOut })
            if (actor.RoleFor(permission, target) is null)
            {
                await http.RequestServices.GetRequiredService<IRefusalLog>().Refused(by, permission, action, target, http.RequestAborted);
                throw new AccessDenied(permission);
            }
        // The list is about people as the views show them.
        if (Routes.PositionOf(http.Request) is { } position)
            foreach (var view in new[] { nameof(PersonCard), nameof(ClassCard), nameof(SubjectCard) })
                if (!await http.RequestServices.GetRequiredService<Freshness>().Wait(view, position, http.RequestAborted))
                    return Results.Problem(problems.Make(503, "view_behind"));
        return await act(by);
    }
}
