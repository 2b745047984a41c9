using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.Homework;
using EduEvents.Projections.Homework;
using Marten;

namespace EduEvents.Application.Homework;

/// <summary>Looks up what the decisions about homework must know, from the module's own views.</summary>
/// <param name="Holidays">Public holidays.</param>
/// <param name="Editions">Editions of the norms of homework.</param>
/// <param name="Limits">What may be sent as a file.</param>
public sealed record HomeworkLookup(IReadOnlyList<PublicHoliday> Holidays, IReadOnlyList<HomeworkNorms> Editions, FileLimits Limits)
{
    /// <summary>The views it reads.</summary>
    public static readonly IReadOnlyList<string> Views = [nameof(HomeworkGroup), nameof(HomeworkYears), nameof(HomeworkCard)];

    /// <summary>What giving homework must know.</summary>
    public async Task<HomeworkDay> Day(GiveHomework c, Lookup lookup)
    {
        var (years, group) = await School(lookup.Session, c.GroupId, lookup.Stop);
        var classId = group?.ClassId ?? c.GroupId;
        var batch = lookup.Session.CreateBatchQuery();
        var others = HomeworkCard.Due(batch, classId, c.DueOn, c.DueOn);
        await batch.Execute(lookup.Stop);
        var files = await StoredFiles.Find(lookup.Session, [.. c.Files.Select(f => f.FileId)], null, lookup.Stop);
        return Known(years, group, classId, c.On, c.DueOn, lookup.Today) with
        {
            Others = [.. (await others).Where(h => h.Id != c.HomeworkId).Select(h => new LoadItem(h.GroupId, h.SubjectId, h.Minutes))], Files = files
        };
    }

    /// <summary>What moving the day must know.</summary>
    public async Task<HomeworkDay> Day(MoveDueDay c, Lookup lookup)
    {
        var (years, group) = await School(lookup.Session, c.GroupId, lookup.Stop);
        return Known(years, group, group?.ClassId ?? c.GroupId, c.DueOn, c.DueOn, lookup.Today);
    }

    /// <summary>What a decision about a work must know.</summary>
    public async Task<WorkFacts> Facts(IWorkCommand c, Lookup lookup)
    {
        var batch = lookup.Session.CreateBatchQuery();
        var card = batch.Load<HomeworkCard>(c.HomeworkId);
        await batch.Execute(lookup.Stop);
        var given = await card is { } found && (c.Place is not { } place || place == (found.GroupId, found.SubjectId)) ? found : null;
        var group = given is null ? null : await lookup.Session.LoadAsync<HomeworkGroup>(given.GroupId, lookup.Stop);
        var files = await StoredFiles.Find(lookup.Session, c.FileIds, c.LearnerId, lookup.Stop);
        var norms = HomeworkNorms.On(Editions, given?.On ?? lookup.Today);
        return new(lookup.Today, IsFamily(lookup.Sender, c.LearnerId), given is null ? null : new(given.GroupId, given.SubjectId, given.Grade, given.ToHandIn),
            given?.DueOn ?? lookup.Today, given?.Withdrawn == true, given is not null && IsFor(given, group, c.LearnerId), norms?.FamilyHandsInUpToGrade ?? 0, files,
            Limits.FilesAtOnce);
    }

    // A guardian's right is for one person; who has it for the whole school enters what was brought on paper.
    private static bool IsFamily(Actor sender, Guid learner) =>
        sender.PersonId != learner && sender.IsForPeopleOnly(Permissions.HomeworkHandIn);

    // Who came into the class or left it between giving and the due day has it as well.
    private static bool IsFor(HomeworkCard given, HomeworkGroup? group, Guid learner) =>
        given.Learners.Count > 0 ? given.Learners.Contains(learner) : group is not null && group.On(given.On).Union(group.On(given.DueOn)).Contains(learner);

    private static async Task<(HomeworkYears? Years, HomeworkGroup? Group)> School(IQuerySession session, Guid groupId, CancellationToken stop)
    {
        var batch = session.CreateBatchQuery();
        var (years, group) = (batch.Load<HomeworkYears>(HomeworkYears.TheId), batch.Load<HomeworkGroup>(groupId));
        await batch.Execute(stop);
        return (await years, await group);
    }

    private HomeworkDay Known(HomeworkYears? years, HomeworkGroup? group, Guid classId, DateOnly on, DateOnly dueOn, DateOnly today)
    {
        var quarter = years?.QuarterOf(dueOn);
        return new(today, group is not null, group?.Grade ?? 0, group?.SubjectId, classId, group?.On(dueOn) ?? [], quarter?.Year,
            quarter is { } q ? years!.OffOn(dueOn, q.Year, Holidays) : null, IsAfterHolidays(years, on, dueOn), HomeworkNorms.On(Editions, on), [], [], Limits.FilesAtOnce);
    }

    // Given in one quarter and due on the first school day of another: there are only holidays to do it in.
    private bool IsAfterHolidays(HomeworkYears? years, DateOnly on, DateOnly dueOn)
    {
        if (years?.QuarterOf(dueOn) is not { } due || years.QuarterOf(on) is not { } given || given == due) return false;
        for (var day = due.Quarter.From; day < dueOn; day = day.AddDays(1))
            if (years.OffOn(day, due.Year, Holidays) is null) return false;
        return true;
    }
}
