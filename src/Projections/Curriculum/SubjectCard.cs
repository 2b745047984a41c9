using System.Text.Json.Serialization;
using EduEvents.Domain;
using EduEvents.Domain.Curriculum;
using JasperFx.Events;

namespace EduEvents.Projections.Curriculum;

/// <summary>A subject of the catalogue with its names and who teaches it to which class.</summary>
public sealed class SubjectCard
{
    public Guid Id { get; set; }
    public string Code { get; set; } = "";
    public LocalNames Names { get; set; } = new("", "");

    [JsonConverter(typeof(SmallLetters<MarkMode>))]
    public MarkMode MarkMode { get; set; }
    public List<TeachingCard> Teaching { get; set; } = [];
}

/// <summary>Who teaches a class or subgroup from a day on.</summary>
public sealed record TeachingCard(Guid GroupId, Guid TeacherId, DateOnly From);

/// <summary>Folds the stream of a subject.</summary>
public sealed class SubjectCardProjection : StreamView<SubjectCard>
{
    public SubjectCardProjection()
    {
        IncludeType<SubjectAdded>();
        IncludeType<SubjectNamed>();
        IncludeType<SubjectAssessmentChosen>();
        IncludeType<TeachingAssigned>();
    }

    /// <inheritdoc />
    public override SubjectCard? Evolve(SubjectCard? snapshot, Guid id, IEvent e)
    {
        var card = snapshot ?? new SubjectCard { Id = id };
        switch (e.Data)
        {
            case SubjectAdded a:
                (card.Code, card.Names, card.MarkMode) = (a.Code, a.Names, a.MarkMode);
                break;
            case SubjectNamed n:
                card.Names = n.Names;
                break;
            case SubjectAssessmentChosen c:
                card.MarkMode = c.MarkMode;
                break;
            case TeachingAssigned t:
                card.Teaching.RemoveAll(x => x.GroupId == t.GroupId);
                card.Teaching.Add(new(t.GroupId, t.TeacherId, t.From));
                break;
        }
        return card;
    }
}
