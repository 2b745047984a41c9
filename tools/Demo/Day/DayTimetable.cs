using Bogus;
using EduEvents.Domain;

namespace EduEvents.Demo.Day;

/// <summary>One lesson of the simulated day.</summary>
public sealed record DayLesson(Guid Id, int Number, Group Group);

/// <summary>
/// A timetable for one day out of who teaches whom, since the product keeps none yet: in each hour no teacher and no learner twice,
/// subjects with more weekly hours more often. The same day and seed give the same timetable.
/// </summary>
public static class DayTimetable
{
    private static readonly int[] LessonsByGrade = [4, 4, 5, 5, 5, 6, 6, 7, 7, 7, 7, 7, 7];

    /// <summary>The lessons, hour by hour.</summary>
    public static IReadOnlyList<DayLesson> Of(SchoolFacts school, Randomizer chance)
    {
        var lessons = new List<DayLesson>();
        var (held, perLearner) = (new HashSet<Group>(), new Dictionary<Guid, int>());
        var candidates = school.Groups.Select(g => (Group: g, Score: Weight(g) * chance.Double())).OrderByDescending(c => c.Score)
            .Select(c => c.Group).ToList();
        for (var number = 1; number <= school.Bells.Values.Max(b => b.Count); number++)
        {
            var (teachers, learners) = (new HashSet<(Guid, int)>(), new HashSet<Guid>());
            foreach (var group in candidates.Where(g => !held.Contains(g) && number <= BellsOf(school, g).Count
                && number <= LessonsByGrade[g.Grade]))
            {
                if (teachers.Contains((group.Teacher, group.Shift)) || group.Members.Any(learners.Contains)) continue;
                teachers.Add((group.Teacher, group.Shift));
                learners.UnionWith(group.Members);
                held.Add(group);
                lessons.Add(new(StableId.Of("day.lesson", group.Id, group.SubjectId, school.On, number), number, group));
            }
        }
        return lessons;
    }

    /// <summary>The bells of a group's shift.</summary>
    public static IReadOnlyList<Domain.Organisation.Bell> BellsOf(SchoolFacts school, Group group) =>
        school.Bells.TryGetValue(group.Shift, out var bells) ? bells : school.Bells.Values.First();

    private static double Weight(Group group) =>
        Town.SubjectSpec.All.FirstOrDefault(s => s.Code == group.Subject) is { } known && group.Grade is >= 1 and <= 11
            ? Math.Max(known.HoursKk[group.Grade - 1], known.HoursRu[group.Grade - 1]) : 2;
}
