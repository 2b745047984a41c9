using EduEvents.Domain.Access;
using EduEvents.Domain.People;
using EduEvents.Host.People;
using EduEvents.Projections.People;
using JasperFx.Events.Projections;

namespace EduEvents.Host.Modules;

/// <summary>Classes, subgroups, learners, guardians, staff.</summary>
public sealed class PeopleModule : IModule
{
    public string Name => "people";

    public IReadOnlyList<MenuEntry> Menu =>
    [
        new("office.title", "/office", "home", Permissions.PeopleManage, 28), new("classes.title", "/classes", "school", Permissions.PeopleRead, 29),
        new("menu.contingent", "/contingent", "list", Permissions.PeopleRead, 30), new("menu.staff", "/staff", "person", Permissions.PeopleRead, 31)
    ];

    public void Events(EventNames events)
    {
        events.Add<ClassFormed>("class_formed");
        events.Add<SubgroupFormed>("subgroup_formed");
        events.Add<LearnerAdmitted>("learner_admitted");
        events.Add<LearnerPlaced>("learner_placed");
        events.Add<LearnerJoinedGroup>("learner_joined_group");
        events.Add<LearnerLeftGroup>("learner_left_group");
        events.Add<LearnerDeparted>("learner_departed");
        events.Add<GuardianLinked>("guardian_linked");
        events.Add<StaffHired>("staff_hired");
        events.Add<StaffDismissed>("staff_dismissed");
        events.Add<NameChanged>("name_changed");
        events.Add<BirthDateCorrected>("birth_date_corrected");
        events.Add<LearnerReadmitted>("learner_readmitted");
        events.Add<AdmissionRedated>("admission_redated");
        events.Add<PlacingAnnulled>("placing_annulled");
        events.Add<DepartureAnnulled>("departure_annulled");
        events.Add<CategoryGiven>("category_given");
        events.Add<CategoryEnded>("category_ended");
        events.Add<ClassDissolved>("class_dissolved");
        events.Add<YearRolledOver>("year_rolled_over");
        events.Add<RollOverUndone>("roll_over_undone");
        events.Add<ClassSetFormed>("class_set_formed");
        events.Add<ClassSetDissolved>("class_set_dissolved");
        events.Add<TransferOffered>("transfer_offered");
        events.Add<TransferWithdrawn>("transfer_withdrawn");
        events.Add<TransferReceived>("transfer_received");
        events.Add<TransferAccepted>("transfer_accepted");
        events.Add<TransferClosed>("transfer_closed");
        events.Add<TransferCarried>("transfer_carried");
        Profiles(events);
    }

    private static void Profiles(EventNames events)
    {
        events.Add<AchievementRecorded>("achievement_recorded");
        events.Add<CertificateRecorded>("certificate_recorded");
        events.Add<EducationDocumentIssued>("education_document_issued");
        events.Add<GuidanceRecorded>("guidance_recorded");
        events.Add<ProfileEntryWithdrawn>("profile_entry_withdrawn");
        events.Add<LanguagesTold>("languages_told");
        events.Add<HealthNoted>("health_noted");
        events.Add<SpecialNeedsNoted>("special_needs_noted");
        events.Add<SpecialNeedsEnded>("special_needs_ended");
        events.Add<GuardianLimited>("guardian_limited");
        events.Add<GuardianLimitLifted>("guardian_limit_lifted");
        events.Add<GuardianUnlinked>("guardian_unlinked");
        events.Add<EducationRecorded>("education_recorded");
        events.Add<DegreeRecorded>("degree_recorded");
        events.Add<QualificationTestRecorded>("qualification_test_recorded");
        events.Add<QualificationAwarded>("qualification_awarded");
        events.Add<CourseRecorded>("course_recorded");
    }

    public void Views(ModuleViews views)
    {
        views.Add(new PersonCardProjection(), ProjectionLifecycle.Async);
        views.Add(new ClassCardProjection(), ProjectionLifecycle.Async);
        views.Add(new ContingentCardProjection(), ProjectionLifecycle.Async);
        views.Add(new TransferCardProjection(), ProjectionLifecycle.Async);
        views.Add(new RollOverCardProjection(), ProjectionLifecycle.Async);
        views.Add(new ClassSetCardProjection(), ProjectionLifecycle.Async);
        views.Add(new ProfileCardProjection(), ProjectionLifecycle.Async);
        views.Add(new RestrictedCardProjection(), ProjectionLifecycle.Async);
        views.Add(new GuardianLimitsProjection(), ProjectionLifecycle.Async);
        views.Add(new QualificationCardProjection(), ProjectionLifecycle.Async);
    }

    public void Api(ModuleApi api)
    {
        PeopleCommands.Add(api);
        PeopleReads.Add(api);
    }
}
