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

    /// <summary>Days of its lessons in a week; a day named twice has two.</summary>
    public List<DayOfWeek> Weekdays { get; set; } = [];

    /// <summary>The topic of the lesson after so many that were held; null after the last.</summary>
    public PlannedTopic? Next(int held)
    {
        // Not spread, hours count one by one.
        var topics = Lessons.Count > 0 ? Spread().Select(l => l.TopicId) : Topics.SelectMany(t => Enumerable.Repeat(t.TopicId, t.Hours));
        var next = topics.Skip(held).Cast<Guid?>().FirstOrDefault();
        return Topics.Find(t => t.TopicId == next);
    }

    /// <summary>The days of the lessons in order, one for each lesson; none before the topics are spread.</summary>
    public IReadOnlyList<DateOnly> LessonDays() => [.. Spread().Select(l => l.On)];

    // A lesson may hold two topics and then names the first: of a day there are as many lessons as the week has, and no more.
    private IEnumerable<PlannedLesson> Spread() => Lessons.GroupBy(l => l.On).SelectMany(day =>
    {
        var (topics, lessons) = (day.ToList(), Math.Max(1, Weekdays.Count(w => w == day.Key.DayOfWeek)));
        return topics.Count <= lessons ? topics : Enumerable.Range(0, lessons).Select(i => topics[i * topics.Count / lessons]);
    });
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
                (card.Lessons, card.Weekdays) = ([.. s.Lessons], [.. s.Weekdays]);
                break;
        }
        return card;
    }
}
