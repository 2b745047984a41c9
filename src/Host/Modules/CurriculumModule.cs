using EduEvents.Application;
using EduEvents.Application.Curriculum;
using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.Curriculum;
using EduEvents.Host.Http;
using EduEvents.Projections.Curriculum;
using JasperFx.Events.Projections;

namespace EduEvents.Host.Modules;

/// <summary>Subjects and who teaches them.</summary>
public sealed class CurriculumModule : IModule
{
    public string Name => "curriculum";

    public void Events(EventNames events)
    {
        events.Add<SubjectAdded>("subject_added");
        events.Add<SubjectNamed>("subject_named");
        events.Add<SubjectAssessmentChosen>("subject_assessment_chosen");
        events.Add<TeachingAssigned>("teaching_assigned");
    }

    public void Views(ModuleViews views) => views.Add(new SubjectCardProjection(), ProjectionLifecycle.Async);

    public void Api(ModuleApi api)
    {
        api.Command("add-subject", UseCase.Start<AddSubject, Subject>(AddSubjectHandler.Handle));
        api.Command("add-imported-subject", UseCase.Start<AddImportedSubject, Subject>(AddImportedSubjectHandler.Handle));
        api.Command("name-subject", UseCase.Change<NameSubject, Subject>(NameSubjectHandler.Handle));
        api.Command("choose-assessment", UseCase.Change<ChooseAssessment, Subject>(ChooseAssessmentHandler.Handle));
        api.Command("assign-teaching", UseCase.Change<AssignTeaching, Subject>(AssignTeachingHandler.Handle));

        api.ReadShared<IReadOnlyList<SubjectCard>>("subjects", Permissions.CurriculumRead, _ => Scope.Platform, StoredList.Of<SubjectCard>("data ->> 'code'", 1000), _ => [],
            [typeof(SubjectAdded), typeof(SubjectNamed), typeof(SubjectAssessmentChosen), typeof(TeachingAssigned)], "The subjects of the organisation.");
    }
}
