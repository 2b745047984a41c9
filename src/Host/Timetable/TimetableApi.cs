using EduEvents.Application.Timetable;
using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.Timetable;
using EduEvents.Host.Http;
using EduEvents.Host.Modules;
using EduEvents.Projections.Timetable;

namespace EduEvents.Host.Timetable;

/// <summary>
/// The reads of the timetable. Whoever has any role in the organisation may see who is taught what when: it hangs on the wall there. Plans and
/// substitutes are for those who make them.
/// </summary>
public static class TimetableApi
{
    /// <summary>Adds them.</summary>
    public static void Add(ModuleApi api)
    {
        api.ReadForAll<IReadOnlyList<TimetableNorms>>("norms", "", _ => Task.FromResult<IReadOnlyList<TimetableNorms>?>(ReferenceData.TimetableNorms),
            "Editions of the sanitary norms of the week, oldest first, with what of them is still to be checked.");
        api.Read("day/{on}", Permissions.TimetableRead, nameof(ChangedDay), Own, async r => (await Days(r, _ => [r.Day("on")]))[0],
            "Who teaches what to whom on a day, with what was substituted, cancelled and moved.");
        api.Read("week/{kind}/{id:guid}", Permissions.TimetableRead, nameof(ChangedDay), Own, async r => Enum.TryParse<FeedKind>(r.Value("kind"), true, out var kind)
            ? (IReadOnlyList<TimetableDay>?)[.. (await Days(r, s => TimetableReads.WeekOf(s, r.QueryDay("on") ?? s.Today)))
                .Select(d => d with { Lessons = [.. d.Lessons.Where(l => TimetableReads.Concerns(l, kind, r.Id("id")))] })]
            : null, "The week of a class, teacher or room ('class', 'teacher', 'room'); that of today, or of the day 'on'.");
        api.Read("plans/{year:int}", Permissions.TimetableManage, nameof(PlanView), _ => Scope.Platform,
            async r => (IReadOnlyList<PlanLine>?)await PlanView.Of(r.Session, r.Number("year"), r.Stop), "The plans of an academic year, newest first.");
        api.ReadDocument<PlanView>("plan/{planId:guid}", Permissions.TimetableManage, _ => Scope.Platform, r => r.Id("planId"), "A plan of the week with its lessons and their places.");
        api.Read("plan/{planId:guid}/score", Permissions.TimetableManage, nameof(PlanView), _ => Scope.Platform,
            async r => await Plan(r) is { } p ? TimetableReads.ScoreOf(p.School, p.Plan) : null, "The score of a plan; every point of it is explained by a remark.");
        api.Read("plan/{planId:guid}/places/{activityId:guid}/{index:int}", Permissions.TimetableManage, nameof(PlanView), _ => Scope.Platform,
            async r => await Plan(r) is { } p && TimetableReads.Places(p.School, p.Plan, r.Id("activityId"), r.Number("index")) is { } places
                ? (IReadOnlyList<PlaceAnswer>?)[.. places.Select(x => PlaceAnswer.Of(x, r.Get<RefusalTexts>()))]
                : null, "Every place of the week for a card, with what forbids it and what it would add to the score.");
        api.ReadRaw<string>("plan/{planId:guid}/fet", Permissions.TimetableManage, nameof(PlanView), _ => Scope.Platform, Fet,
            "A plan as a file of FET with its places as fixed times; a plan with lessons of every second week as two weeks.");
        api.Read("substitutes/{on}/{lessonId:guid}/{teacherId:guid}", Permissions.TimetableManage, nameof(ChangedDay), _ => Scope.Platform,
            async r => await TimetableReads.Suggestions(r.Session, await School(r), r.Day("on"), r.Id("lessonId"), r.Id("teacherId"), r.Stop),
            "Who is free to teach a lesson of a day instead of its teacher, best first, each with the reasons of the rank.");
    }

    private static Scope Own(ReadRequest r) => r.Actor.WhereIn(Permissions.TimetableRead, r.Organisation) ?? Scope.Platform;

    private static Task<KnownSchool> School(ReadRequest r) => TimetableReads.Lookup.School(r.Session, SchoolTime.Day(r.Get<TimeProvider>().GetUtcNow()), r.Stop);

    private static async Task<IReadOnlyList<TimetableDay>> Days(ReadRequest r, Func<KnownSchool, IReadOnlyList<DateOnly>> of)
    {
        var school = await School(r);
        return await TimetableReads.Days(r.Session, school, of(school), r.Stop);
    }

    private static async Task<IResult> Fet(ReadRequest r)
    {
        if (await Plan(r) is not { } p) return Problems.NotFound();
        var file = new MemoryStream();
        await FetExport.Of(PlanBoard.Look(await TimetableBook.Load(r.Session, p.School, r.Stop), p.Plan, null)).SaveAsync(file, System.Xml.Linq.SaveOptions.None, r.Stop);
        return Results.File(file.ToArray(), "application/xml", "lessons.fet");
    }

    private static async Task<(KnownSchool School, PlanView Plan)?> Plan(ReadRequest r) =>
        await r.Session.LoadAsync<PlanView>(r.Id("planId"), r.Stop) is { } plan ? (await School(r), plan) : null;
}

/// <summary>A place of the week for a card, in the reader's language.</summary>
/// <param name="Slot">The place.</param>
/// <param name="Weeks">In which weeks.</param>
/// <param name="Refusals">What forbids it.</param>
/// <param name="Change">What it would add to the score.</param>
/// <param name="Rooms">The rooms it would take.</param>
public sealed record PlaceAnswer(Slot Slot, Weeks Weeks, IReadOnlyList<RefusalAnswer> Refusals, int Change, IReadOnlyList<Guid?> Rooms)
{
    internal static PlaceAnswer Of(PlaceForCard place, RefusalTexts texts) =>
        new(place.Slot, place.Weeks, [.. place.Refusals.Select(r => new RefusalAnswer(r.Code, texts.Of(r)))], place.Change, place.Rooms);
}
