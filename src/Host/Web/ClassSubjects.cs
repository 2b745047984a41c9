using EduEvents.Domain.Access;
using EduEvents.Projections.Curriculum;
using EduEvents.Projections.People;
using Marten;

namespace EduEvents.Host.Web;

/// <summary>A class with the subjects of it that somebody may see.</summary>
public sealed record ClassSubjects(ClassCard Class, IReadOnlyList<SubjectCard> Subjects)
{
    /// <summary>The classes and subjects whose journal the visitor may read, in one round trip.</summary>
    public static Task<IReadOnlyList<ClassSubjects>> Readable(Visitor visitor) => Where(visitor, (g, s) =>
        s.Teaching.Exists(t => t.GroupId == g.Id) && visitor.May(Permissions.JournalRead, new(Group: g.Id, Subject: s.Id)));

    /// <summary>The classes and subjects that the visitor teaches; a right in the whole organisation alone makes nobody a teacher.</summary>
    public static Task<IReadOnlyList<ClassSubjects>> Taught(Visitor visitor)
    {
        var everywhere = visitor.May(Permissions.JournalTeach);
        return Where(visitor, (g, s) => s.Teaching.Exists(t => t.GroupId == g.Id && (!everywhere || t.TeacherId == visitor.Actor.PersonId))
            && visitor.May(Permissions.JournalTeach, new(Group: g.Id, Subject: s.Id)));
    }

    private static async Task<IReadOnlyList<ClassSubjects>> Where(Visitor visitor, Func<ClassCard, SubjectCard, bool> fits)
    {
        var batch = visitor.Session.CreateBatchQuery();
        var (found, cards) = (batch.Query<ClassCard>().Take(1000).ToList(), batch.Query<SubjectCard>().Take(1000).ToList());
        await batch.Execute(visitor.Stop);
        var subjects = await cards;
        return [.. (await found)
            .Select(c => new ClassSubjects(c, [.. subjects.Where(s => fits(c, s)).OrderBy(s => s.Names.In(Cultures.Language), Format.ByName)]))
            .Where(c => c.Subjects.Count > 0)
            .OrderBy(c => c.Class.Grade).ThenBy(c => c.Class.Title(), Format.ByName)];
    }
}
