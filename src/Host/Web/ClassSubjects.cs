using EduEvents.Domain.Access;
using EduEvents.Projections.Curriculum;
using EduEvents.Projections.People;
using Marten;

namespace EduEvents.Host.Web;

/// <summary>A class or subgroup and a subject that have lessons together.</summary>
/// <param name="GroupId">The class or the subgroup.</param>
/// <param name="SubjectId">The subject.</param>
/// <param name="Title">The subject; a subgroup adds its own title.</param>
public sealed record Taught(Guid GroupId, Guid SubjectId, string Title);

/// <summary>A class with what is taught to it and to its subgroups, as far as somebody may see it.</summary>
public sealed record ClassSubjects(ClassCard Class, IReadOnlyList<Taught> Subjects)
{
    /// <summary>The classes and subjects whose journal the visitor may read, in one round trip.</summary>
    public static Task<IReadOnlyList<ClassSubjects>> Readable(Visitor visitor) =>
        Where(visitor, (teaching, subject) => visitor.May(Permissions.JournalRead, new(Group: teaching.GroupId, Subject: subject)));

    /// <summary>
    /// The classes and subjects that the visitor teaches; a right in the whole organisation alone makes nobody a teacher.
    /// </summary>
    public static Task<IReadOnlyList<ClassSubjects>> Own(Visitor visitor)
    {
        var everywhere = visitor.May(Permissions.JournalTeach);
        return Where(visitor, (teaching, subject) => (!everywhere || teaching.TeacherId == visitor.Actor.PersonId)
            && visitor.May(Permissions.JournalTeach, new(Group: teaching.GroupId, Subject: subject)));
    }

    private static async Task<IReadOnlyList<ClassSubjects>> Where(Visitor visitor, Func<TeachingCard, Guid, bool> fits)
    {
        var batch = visitor.Session.CreateBatchQuery();
        var (groups, subjects) = (batch.Query<ClassCard>().Take(ClassCard.Most).ToList(), batch.Query<SubjectCard>().Take(1000).ToList());
        await batch.Execute(visitor.Stop);
        var cards = (await groups).ToDictionary(g => g.Id);
        return [.. (await subjects)
            .SelectMany(s => s.Teaching.Where(t => cards.ContainsKey(t.GroupId) && fits(t, s.Id))
                .Select(t =>
                    (Class: ClassCard.Whole(cards[t.GroupId], cards), Taught: new Taught(t.GroupId, s.Id, Title(cards[t.GroupId], s)))))
            .GroupBy(x => x.Class)
            .Select(g => new ClassSubjects(g.Key, [.. g.Select(x => x.Taught).OrderBy(x => x.Title, Format.ByName)]))
            .OrderBy(c => c.Class.Grade).ThenBy(c => c.Class.Title(), Format.ByName)];
    }

    private static string Title(ClassCard group, SubjectCard subject)
    {
        var name = subject.Names.In(Cultures.Language);
        return group.SubjectId is null ? name : $"{name} · {group.Title()}";
    }
}
