namespace EduEvents.Projections.Homework;

/// <summary>Who is in a class or subgroup on which days: the module's own copy of what People decided.</summary>
public sealed class HomeworkGroup : GroupDocument;

/// <summary>Folds the forming of groups and the movements of learners.</summary>
public sealed class HomeworkGroupProjection : GroupProjection<HomeworkGroup>;
