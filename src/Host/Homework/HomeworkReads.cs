using EduEvents.Domain.Homework;
using EduEvents.Host.Files;
using EduEvents.Host.Http;
using EduEvents.Host.Modules;
using EduEvents.Projections.Homework;
using EduEvents.Projections.People;
using Marten;

namespace EduEvents.Host.Homework;

/// <summary>A homework as one learner has it.</summary>
/// <param name="Homework">The homework.</param>
/// <param name="Work">What was done about it; null while nothing was.</param>
/// <param name="Missing">True when it is to be handed in, its day is over and nothing was.</param>
public sealed record OwnHomework(HomeworkCard Homework, WorkCard? Work, bool Missing)
{
    /// <summary>The day it is due for this learner.</summary>
    public DateOnly DueOn => Work?.OwnDueOn ?? Homework.DueOn;
}

/// <summary>A homework with the works of all it is for.</summary>
public sealed record CheckedHomework(HomeworkCard Homework, IReadOnlyList<WorkLine> Lines);

/// <summary>One learner's line.</summary>
public sealed record WorkLine(Guid LearnerId, WorkCard? Work, bool Missing);

/// <summary>What a class has to do by a day, against the norm of its grade.</summary>
public sealed record DayLoad(DateOnly On, int Minutes, int? Norm, IReadOnlyList<HomeworkCard> Homework);

/// <summary>How often a learner was late or handed nothing in, over all subjects.</summary>
public sealed record LateLine(Guid LearnerId, int Given, int Late, int Missing, int Returned);

/// <summary>Reads about homework that put several views together.</summary>
public static class HomeworkReads
{
    /// <summary>What a learner has to do, had to do and did, due within some days, over all subjects.</summary>
    public static async Task<IReadOnlyList<OwnHomework>> Of(IQuerySession session, Guid learner, DateOnly from, DateOnly to, DateOnly today, CancellationToken stop)
    {
        if (await session.LoadAsync<PersonCard>(learner, stop) is not { } card) return [];
        var memberships = card.Memberships.Concat(card.Subgroups).ToList();
        var batch = session.CreateBatchQuery();
        var found = HomeworkCard.OfGroups(batch, [.. memberships.Select(m => m.GroupId).Distinct()], from, to);
        await batch.Execute(stop);
        var own = (await found).Where(h => h.Learners.Count > 0 ? h.Learners.Contains(learner)
            : memberships.Any(m => m.GroupId == h.GroupId && (m.HoldsOn(h.DueOn) || m.HoldsOn(h.On)))).ToList();
        var second = session.CreateBatchQuery();
        var works = WorkCard.OfLearner(second, learner, own.Select(h => h.Id));
        await second.Execute(stop);
        var byHomework = (await works).ToDictionary(w => w.HomeworkId);
        return [.. own.Select(h => With(h, byHomework.GetValueOrDefault(h.Id), today)).OrderBy(o => o.DueOn).ThenBy(o => o.Homework.SubjectId)];
    }

    /// <summary>A homework with a line for everybody it is for; null when there is no such one in the group and subject.</summary>
    public static async Task<CheckedHomework?> Checked(IQuerySession session, Guid group, Guid subject, Guid homework, DateOnly today, CancellationToken stop)
    {
        var batch = session.CreateBatchQuery();
        var (card, members) = (batch.Load<HomeworkCard>(homework), batch.Load<HomeworkGroup>(group));
        await batch.Execute(stop);
        if (await card is not { } h || h.GroupId != group || h.SubjectId != subject) return null;
        var works = (await WorkCard.OfHomework(session, [homework], stop)).ToDictionary(w => w.LearnerId);
        var roster = await members;
        IEnumerable<Guid> learners = h.For(roster?.On(h.On).Union(roster.On(h.DueOn)) ?? []).Union(works.Keys);
        return new(h, [.. learners.Select(l => new WorkLine(l, works.GetValueOrDefault(l), With(h, works.GetValueOrDefault(l), today).Missing))]);
    }

    /// <summary>The load of a class by day, for seven days.</summary>
    public static async Task<IReadOnlyList<DayLoad>> Load(IQuerySession session, Guid classId, DateOnly from, CancellationToken stop)
    {
        var batch = session.CreateBatchQuery();
        var (group, due) = (batch.Load<HomeworkGroup>(classId), HomeworkCard.Due(batch, classId, from, from.AddDays(6)));
        await batch.Execute(stop);
        var norm = HomeworkNorms.On(ReferenceData.HomeworkNorms, from)?.MinutesIn((await group)?.Grade ?? 0);
        var all = await due;
        return [.. Enumerable.Range(0, 7).Select(from.AddDays).Select(day =>
        {
            List<HomeworkCard> cards = [.. all.Where(h => h.DueOn == day)];
            return new DayLoad(day, HomeworkLoad.Minutes(classId, cards.Select(h => new LoadItem(h.GroupId, h.SubjectId, h.Minutes))), norm, cards);
        })];
    }

    /// <summary>Late and missing works of the learners of a class over all subjects, due within some days.</summary>
    public static async Task<IReadOnlyList<LateLine>> Late(IQuerySession session, Guid classId, DateOnly from, DateOnly to, DateOnly today, CancellationToken stop)
    {
        var batch = session.CreateBatchQuery();
        var due = HomeworkCard.Due(batch, classId, from, to);
        await batch.Execute(stop);
        List<HomeworkCard> cards = [.. (await due).Where(h => h.ToHandIn)];
        var groups = (await session.LoadManyAsync<HomeworkGroup>(stop, [.. cards.Select(h => h.GroupId).Append(classId).Distinct()])).ToDictionary(g => g.Id);
        var works = (await WorkCard.OfHomework(session, [.. cards.Select(h => h.Id)], stop)).ToDictionary(w => (w.HomeworkId, w.LearnerId));
        var given = cards.SelectMany(h => h.For(groups.GetValueOrDefault(h.GroupId)?.On(h.DueOn) ?? [])
            .Select(l => (Learner: l, Own: With(h, works.GetValueOrDefault((h.Id, l)), today)))).ToLookup(x => x.Learner, x => x.Own);
        return [.. (groups.GetValueOrDefault(classId)?.On(today < to ? today : to) ?? []).Select(l => new LateLine(l, given[l].Count(), given[l].Count(o => o.Work?.Late == true),
            given[l].Count(o => o.Missing), given[l].Count(o => o.Work?.Stage == WorkStage.Returned)))];
    }

    /// <summary>A file that goes with a homework, or with a learner's work for it.</summary>
    public static async Task<IResult> File(ReadRequest r, Guid? learner, (Guid Group, Guid Subject)? place)
    {
        var homework = await r.Session.LoadAsync<HomeworkCard>(r.Id("homeworkId"), r.Stop);
        if (homework is null || (place is { } p && p != (homework.GroupId, homework.SubjectId))) return Problems.NotFound();
        var work = learner is { } l ? await r.Session.LoadAsync<WorkCard>(new WorkRef(homework.Id, l).Id(), r.Stop) : null;
        var files = (work?.Entries.SelectMany(e => e.Files).Where(f => !work.Erased.Contains(f.FileId)) ?? []).Concat(homework.Files);
        return await FileEndpoints.Give(r, files.FirstOrDefault(f => f.FileId == r.Id("fileId")));
    }

    private static OwnHomework With(HomeworkCard homework, WorkCard? work, DateOnly today) => new(homework, work,
        homework is { ToHandIn: true, Withdrawn: false } && (work?.OwnDueOn ?? homework.DueOn) < today && (work?.Stage is null or WorkStage.Open or WorkStage.Returned));
}
