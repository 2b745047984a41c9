using EduEvents.Domain;
using EduEvents.Domain.Curriculum;

namespace EduEvents.Demo.Town;

/// <summary>A subject with its weekly hours in grades 1 to 11 by language of instruction (sample curriculum, Order 500) and some
/// topics.</summary>
public sealed record SubjectSpec
{
    public static readonly IReadOnlyList<SubjectSpec> All = Files.Read<List<SubjectSpec>>("subjects.json");

    public required string Code { get; init; }
    public required string Kk { get; init; }
    public required string Ru { get; init; }
    public required string En { get; init; }
    public required string Mode { get; init; }
    public required double[] HoursKk { get; init; }
    public required double[] HoursRu { get; init; }
    public required string[] TopicsKk { get; init; }
    public required string[] TopicsRu { get; init; }

    public LocalNames Names => new(Kk, Ru, En);
    public MarkMode MarkMode => Enum.Parse<MarkMode>(Mode, ignoreCase: true);

    /// <summary>Hours a week; 0.5 is every second week.</summary>
    public double Hours(string language, int grade) => (language == "ru" ? HoursRu : HoursKk)[grade - 1];

    /// <summary>The topic of the n-th lesson, in the language of the class.</summary>
    public string Topic(string language, int lesson)
    {
        var topics = language == "ru" ? TopicsRu : TopicsKk;
        return topics[lesson / 2 % topics.Length];
    }
}
