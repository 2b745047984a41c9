using EduEvents.Host.Web;
using EduEvents.Projections.Assessment;
using EduEvents.Projections.Curriculum;
using EduEvents.Projections.Journal;
using EduEvents.Projections.People;
using EduEvents.Projections.Privacy;
using EduEvents.Projections.Reports;

namespace EduEvents.Host.People;

/// <summary>A learner's digital profile as its page shows it: what other modules know, and what was entered (Order 456, p. 27.1).</summary>
/// <param name="Person">The learner.</param>
/// <param name="Class">The class of now.</param>
/// <param name="Born">Birthday; null when it is not known.</param>
/// <param name="Profile">What was entered; empty when nothing was.</param>
/// <param name="Year">Marks of quarters and of the year.</param>
/// <param name="Marks">Marks of the current quarter.</param>
/// <param name="Absences">Lessons missed this year.</param>
/// <param name="Day">The lessons of today.</param>
/// <param name="Subjects">Names of the subjects.</param>
/// <param name="People">Names of guardians, siblings and teachers.</param>
/// <param name="Siblings">Learners with a guardian in common.</param>
public sealed record LearnerFile(
    PersonCard Person, ClassCard? Class, DateOnly? Born, ProfileCard Profile, YearCard? Year, LearnerMarks? Marks, LearnerAbsences? Absences, LearnerDay? Day,
    IReadOnlyDictionary<Guid, string> Subjects, IReadOnlyDictionary<Guid, string> People, IReadOnlyList<Guid> Siblings)
{
    /// <summary>Reads the profile in two round trips; null when the organisation has no such learner. The right must have been asked for.</summary>
    public static async Task<LearnerFile?> Load(Visitor visitor, PersonCard person, (int Year, int Quarter)? now)
    {
        var id = person.Id;
        var batch = visitor.Session.CreateBatchQuery();
        var (group, subject, profile) = (batch.Load<ClassCard>(person.GroupId ?? Guid.Empty), batch.Load<DataSubjectCard>(id), batch.Load<ProfileCard>(id));
        var (year, marks) = (batch.Load<YearCard>(YearCard.IdOf(id, now?.Year ?? 0)), batch.Load<LearnerMarks>(LearnerMarks.IdOf(id, now?.Year ?? 0, now?.Quarter ?? 0)));
        var (absences, day) = (batch.Load<LearnerAbsences>(LearnerAbsences.IdOf(id, now?.Year ?? 0)), batch.Load<LearnerDay>(LearnerDay.IdOf(id, visitor.Today)));
        var subjects = batch.Query<SubjectCard>().Take(1000).ToList();
        var kin = person.Guardians.Select(g => batch.Query<PersonCard>().Where(p => p.Guardians.Any(x => x.GuardianId == g.GuardianId)).Take(20).ToList()).ToList();
        await batch.Execute(visitor.Stop);

        var entered = await profile ?? new ProfileCard { Id = id };
        var siblings = new HashSet<Guid>();
        foreach (var found in kin) siblings.UnionWith((await found).Where(p => p.Id != id && p.Departed is null).Select(p => p.Id));
        Guid[] named = [.. person.Guardians.Select(g => g.GuardianId), .. siblings, .. entered.Achievements.Select(a => a.TeacherId).OfType<Guid>()];
        return new(person, await group, (await subject)?.Birthday(), entered, await year, await marks, await absences, await day,
            (await subjects).ToDictionary(s => s.Id, s => s.Names.In(Cultures.Language)), await PersonCard.NamesOf(visitor.Session, [.. named.Distinct()], visitor.Stop),
            [.. siblings]);
    }
}
