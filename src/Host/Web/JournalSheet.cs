using EduEvents.Domain.Journal;
using EduEvents.Domain.Organisation;
using EduEvents.Projections.Curriculum;
using EduEvents.Projections.Journal;
using EduEvents.Projections.People;

namespace EduEvents.Host.Web;

/// <summary>A line of the journal grid.</summary>
public sealed record JournalLine(Guid LearnerId, string Name);

/// <summary>A journal page with the names that its grid, its history and its print show.</summary>
public sealed record JournalSheet(PageRef Ref, ClassCard Class, SubjectCard Subject, Quarter Quarter, JournalPageView? View,
    IReadOnlyList<JournalLine> Lines)
{
    /// <summary>The lessons in order; none before the first is opened.</summary>
    public IReadOnlyList<JournalColumn> Lessons => View?.Lessons ?? [];

    /// <summary>Version of the page's stream that is shown; 0 before the first lesson.</summary>
    public long Version => View?.Version ?? 0;

    /// <summary>Version of the page's stream now; when the view is behind it, the page asks again.</summary>
    public long Newest { get; private init; }

    /// <summary>Class and subject as people say them.</summary>
    public string Title => $"{Class.Title()} · {Subject.Names.In(Cultures.Language)}";

    /// <summary>Address of the page.</summary>
    public string Href => HrefOf(Ref);

    /// <summary>Address of a page.</summary>
    public static string HrefOf(PageRef page) => $"/journal/{page.GroupId}/{page.SubjectId}/{page.Year}/{page.Quarter}";

    /// <summary>Reads a page and the names of its learners in two round trips; null when class, subject or quarter are unknown.</summary>
    /// <param name="visitor">Who reads; the right must have been asked for.</param>
    /// <param name="page">The page.</param>
    /// <param name="view">The page as at another moment; null means as it stands.</param>
    public static async Task<JournalSheet?> Load(Visitor visitor, PageRef page, JournalPageView? view = null)
    {
        var batch = visitor.Session.CreateBatchQuery();
        var (now, roster) = (batch.Load<JournalPageView>(page.Id()), batch.Load<ClassRoster>(page.GroupId));
        var state = batch.Events.FetchStreamState(page.Id());
        var (group, subject) = (batch.Load<ClassCard>(page.GroupId), batch.Load<SubjectCard>(page.SubjectId));
        await batch.Execute(visitor.Stop);
        var quarter =
            visitor.School?.Years.FirstOrDefault(y => y.Year == page.Year)?.Quarters.FirstOrDefault(q => q.Number == page.Quarter);
        if (await group is not { } g || await subject is not { } s || quarter is null) return null;

        view ??= await now;
        var members = (await roster)?.On(visitor.Today < quarter.To ? visitor.Today : quarter.To) ?? [];
        Guid[] learners = [.. members.Union(view?.Lessons.SelectMany(l => l.Learners) ?? [])];
        var names = await PersonCard.NamesOf(visitor.Session, learners, visitor.Stop);
        return new(page, g, s, quarter, view,
            [.. learners.Select(l => new JournalLine(l, names.GetValueOrDefault(l, ""))).OrderBy(l => l.Name, Format.ByName)
                .ThenBy(l => l.LearnerId)]) { Newest = (await state)?.Version ?? 0 };
    }
}
