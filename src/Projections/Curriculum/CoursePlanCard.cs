using System.Text.Json.Serialization;
using EduEvents.Domain.Curriculum;
using JasperFx.Events;

namespace EduEvents.Projections.Curriculum;

/// <summary>The calendar-thematic plan of a class or subgroup in a subject.</summary>
public sealed class CoursePlanCard
{
    public Guid Id { get; set; }
    public Guid GroupId { get; set; }
    public Guid SubjectId { get; set; }
    public int Year { get; set; }
    public Guid TeacherId { get; set; }
    public decimal HoursAWeek { get; set; }

    [JsonConverter(typeof(SmallLetters<PlanStage>))]
    public PlanStage Stage { get; set; }

    /// <summary>What the subject team said last.</summary>
    public string Comment { get; set; } = "";
    public List<PlannedTopic> Topics { get; set; } = [];

    /// <summary>The lessons of the year; none before the topics are spread.</summary>
    public List<PlannedLesson> Lessons { get; set; } = [];

    /// <summary>The topic of the lesson after so many that were held; null after the last.</summary>
    public PlannedTopic? Next(int held)
    {
        // Spread, a lesson may hold two topics and then names the first; not spread, hours count one by one.
        var topics = Lessons.Count > 0 ? Lessons.GroupBy(l => (l.On, Lessons.Take(Lessons.IndexOf(l)).Count(x => x.On == l.On && x.TopicId == l.TopicId))).Select(g => g.First().TopicId)
            : Topics.SelectMany(t => Enumerable.Repeat(t.TopicId, t.Hours));
        var next = topics.Skip(held).Cast<Guid?>().FirstOrDefault();
        return Topics.Find(t => t.TopicId == next);
    }
}

/// <summary>Folds the stream of a calendar-thematic plan.</summary>
public sealed class CoursePlanCardProjection : StreamView<CoursePlanCard>
{
    public CoursePlanCardProjection()
    {
        IncludeType<CoursePlanDrafted>();
        IncludeType<CoursePlanReviewed>();
        IncludeType<CoursePlanApproved>();
        IncludeType<TopicsSpread>();
    }

    /// <inheritdoc />
    public override CoursePlanCard? Evolve(CoursePlanCard? snapshot, Guid id, IEvent e)
    {
        var card = snapshot ?? new CoursePlanCard { Id = id };
        switch (e.Data)
        {
            case CoursePlanDrafted d:
                (card.GroupId, card.SubjectId, card.Year, card.TeacherId) = (d.GroupId, d.SubjectId, d.Year, d.TeacherId);
                (card.HoursAWeek, card.Topics, card.Stage, card.Lessons, card.Comment) = (d.HoursAWeek, [.. d.Topics], PlanStage.Draft, [], "");
                break;
            case CoursePlanReviewed r:
                (card.Stage, card.Comment) = (r.Agreed ? PlanStage.Reviewed : PlanStage.Draft, r.Comment);
                break;
            case CoursePlanApproved:
                card.Stage = PlanStage.Approved;
                break;
            case TopicsSpread s:
                card.Lessons = [.. s.Lessons];
                break;
        }
        return card;
    }
}
