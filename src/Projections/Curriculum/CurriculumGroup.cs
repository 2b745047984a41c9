namespace EduEvents.Projections.Curriculum;

/// <summary>Grade and members of a class or subgroup: the module's own copy of what People decided.</summary>
public sealed class CurriculumGroup : GroupDocument;

/// <summary>Folds the forming of groups and the movements of learners.</summary>
public sealed class CurriculumGroupProjection : GroupProjection<CurriculumGroup>;
