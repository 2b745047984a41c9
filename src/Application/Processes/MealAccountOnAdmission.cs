using EduEvents.Application.Canteen;
using EduEvents.Domain.People;

namespace EduEvents.Application.Processes;

/// <summary>People → Canteen: an admitted learner gets a meal account.</summary>
public sealed class MealAccountOnAdmission : Process
{
    public MealAccountOnAdmission(Func<CommandPipeline> pipeline) : base(pipeline, "meal-account-on-admission") => IncludeType<LearnerAdmitted>();

    /// <inheritdoc />
    protected override ICommand? React(object @event) => @event is LearnerAdmitted e ? new OpenMealAccount(e.LearnerId) : null;
}
