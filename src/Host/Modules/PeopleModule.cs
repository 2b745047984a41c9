using EduEvents.Application;
using EduEvents.Application.People;
using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.People;
using EduEvents.Host.Http;
using EduEvents.Host.People;
using EduEvents.Projections.People;
using JasperFx.Events.Projections;
using Marten;

namespace EduEvents.Host.Modules;

/// <summary>Classes, subgroups, learners, guardians, staff.</summary>
public sealed class PeopleModule : IModule
{
    private const int PageSize = 200;
    private static readonly ContingentCodes Codes = new(ReferenceData.MovementReasons, ReferenceData.LearnerCategories);

    public string Name => "people";

    public IReadOnlyList<MenuEntry> Menu => 
    [
        new("office.title", "/office", "home", Permissions.PeopleManage, 28), new("menu.contingent", "/contingent", "list", Permissions.PeopleRead, 30), new("classes.title", "/classes", "school", Permissions.PeopleRead, 29),
        new("menu.staff", "/staff", "person", Permissions.PeopleRead, 31)
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
        Groups(api);
        Learners(api);
        Staff(api);
        Reads(api);
        Contingent(api);
        Years(api);
        Transfers(api);
        Profiles(api);
        Guardians(api);
    }

    private static void Groups(ModuleApi api)
    {
        api.Command("form-class", UseCase.Start<FormClass, ClassGroup>(FormClassHandler.Handle));
        api.Command("dissolve-class", UseCase.Change<DissolveClass, ClassGroup, int>(
            DissolveClassHandler.Handle, DissolveClassHandler.Learners, nameof(PersonCard)));
        api.Command("form-subgroup", UseCase.Start<FormSubgroup, Subgroup>(FormSubgroupHandler.Handle));
        api.Command("split-class", UseCase.Many<SplitClass>(SplitClassHandler.Plan, nameof(ClassCard)));
        api.Command("form-class-set", UseCase.Start<FormClassSet, ClassSet, (SplittingRules, int)>(
            FormClassSetHandler.Handle, FormClassSetHandler.Find(ReferenceData.SplittingRules), nameof(ClassCard)));
        api.Command("dissolve-class-set", UseCase.Change<DissolveClassSet, ClassSet>(DissolveClassSetHandler.Handle));
        api.Command("roll-over-year", UseCase.Many<RollOverYear>(RollOverYearHandler.Plan));
        api.Command("undo-roll-over", UseCase.Many<UndoRollOver>(UndoRollOverHandler.Plan, nameof(PersonCard)));
        api.Command("join-group", UseCase.Change<JoinGroup, Learner>(JoinGroupHandler.Handle));
        api.Command("leave-group", UseCase.Change<LeaveGroup, Learner>(LeaveGroupHandler.Handle));
    }

    private static void Learners(ModuleApi api)
    {
        api.Command("admit-learner", UseCase.Start<AdmitLearner, Learner, ContingentCodes>(AdmitLearnerHandler.Handle, Codes.For<AdmitLearner>()));
        api.Command("readmit-learner", UseCase.Change<ReadmitLearner, Learner, ContingentCodes>(ReadmitLearnerHandler.Handle, Codes.For<ReadmitLearner>()));
        api.Command("redate-admission", UseCase.Change<RedateAdmission, Learner>(RedateAdmissionHandler.Handle));
        api.Command("place-learner", UseCase.Change<PlaceLearner, Learner>(PlaceLearnerHandler.Handle));
        api.Command("annul-placing", UseCase.Change<AnnulPlacing, Learner>(AnnulPlacingHandler.Handle));
        api.Command("depart-learner", UseCase.Change<DepartLearner, Learner>(DepartLearnerHandler.Handle));
        api.Command("annul-departure", UseCase.Change<AnnulDeparture, Learner>(AnnulDepartureHandler.Handle));
        api.Command("give-category", UseCase.Change<GiveCategory, Learner, ContingentCodes>(GiveCategoryHandler.Handle, Codes.For<GiveCategory>()));
        api.Command("end-category", UseCase.Change<EndCategory, Learner>(EndCategoryHandler.Handle));
        api.Command("change-learner-name", UseCase.Change<ChangeLearnerName, Learner>(ChangeLearnerNameHandler.Handle));
        api.Command("correct-birth-date", UseCase.Change<CorrectBirthDate, Learner>(CorrectBirthDateHandler.Handle));
        api.Command("link-guardian", UseCase.Change<LinkGuardian, Learner>(LinkGuardianHandler.Handle));
    }

    private static void Staff(ModuleApi api)
    {
        api.Command("hire-staff", UseCase.Start<HireStaff, StaffMember>(HireStaffHandler.Handle));
        api.Command("change-staff-name", UseCase.Change<ChangeStaffName, StaffMember>(ChangeStaffNameHandler.Handle));
        api.Command("dismiss-staff", UseCase.Change<DismissStaff, StaffMember>(DismissStaffHandler.Handle));
    }

    private static void Reads(ModuleApi api)
    {
        api.ReadShared<IReadOnlyList<ClassCard>>("classes", Permissions.PeopleRead, _ => Scope.Platform, StoredList.Of<ClassCard>("id", ClassCard.Most), _ => [],
            [typeof(ClassFormed), typeof(SubgroupFormed), typeof(ClassDissolved)], "The classes and subgroups of the organisation; a subgroup names its subject.");
        api.Read("class/{groupId:guid}/members", Permissions.JournalRead, nameof(PersonCard),
            r => new(Group: r.Id("groupId"), Subject: r.QueryId("subjectId")),
            r => Members(r, r.Id("groupId")), "The learners who are in a class or subgroup now or, with 'on', on a day; a teacher of one subject names it as 'subjectId'.");
        api.Read("people", Permissions.PeopleRead, nameof(PersonCard), _ => Scope.Platform,
            r => Page(r), "The people of the organisation, 200 at a time by id; pass the last id as 'after'.");
        api.Read("person/{personId:guid}", Permissions.LearnerRead, nameof(PersonCard), r => new(Person: r.Id("personId")),
            r => r.Session.LoadAsync<PersonCard>(r.Id("personId"), r.Stop), "One person.");
    }

    private static void Contingent(ModuleApi api)
    {
        api.ReadForAll<IReadOnlyList<DatedCode>>("movement-reasons", "", _ => Task.FromResult<IReadOnlyList<DatedCode>?>(ReferenceData.MovementReasons),
            "Codes of where learners come from and why they leave, each with the time it is in force.");
        api.ReadForAll<IReadOnlyList<DatedCode>>("categories", "", _ => Task.FromResult<IReadOnlyList<DatedCode>?>(ReferenceData.LearnerCategories),
            "Categories of the contingent, each with the time it is in force.");
        api.Read("contingent/{on}", Permissions.PeopleRead, nameof(ContingentCard), _ => Scope.Platform, async r => (ContingentReport?)await Day(r),
            "Numbers of learners on a day by class, grade, language, shift or category ('by'), with the people behind each; 'known' is a moment as of which it is told.");
        api.ReadRaw<string>("contingent/{on}/file", Permissions.PeopleRead, nameof(ContingentCard), _ => Scope.Platform,
            async r => await ContingentFile.Day(r, await Day(r)), "The learners of a day with their classes as comma-separated values.");
        api.Read("movement", Permissions.PeopleRead, nameof(ContingentCard), _ => Scope.Platform, async r => (MovementReport?)await Period(r),
            "Who came, left and changed class from one day to another ('from', 'to'), by which order and why.");
        api.ReadRaw<string>("movement/file", Permissions.PeopleRead, nameof(ContingentCard), _ => Scope.Platform,
            async r => await ContingentFile.Movement(r, await Period(r)), "The movements of a period ('from', 'to') as comma-separated values.");
    }

    private static void Transfers(ModuleApi api)
    {
        api.Command("offer-transfer", UseCase.Change<OfferTransfer, Learner, Guid>(OfferTransferHandler.Handle, OfferTransferHandler.Former));
        api.Command("withdraw-transfer", UseCase.Change<WithdrawTransfer, Learner>(WithdrawTransferHandler.Handle));
        api.Command("receive-transfer", UseCase.Start<ReceiveTransfer, Transfer>(ReceiveTransferHandler.Handle));
        api.Command("accept-transfer", UseCase.Change<AcceptTransfer, Transfer>(AcceptTransferHandler.Handle));
        api.Command("close-transfer", UseCase.Change<CloseTransfer, Transfer>(CloseTransferHandler.Handle));
        api.Command("record-carried", UseCase.Change<RecordCarried, Transfer>(RecordCarriedHandler.Handle));
        api.ReadList<TransferCard>("transfers", Permissions.PeopleManage, StoredList.Of<TransferCard>("id", 1000),
            "Transfers out of and into the organisation, and what came with each learner.");
    }

    private static void Years(ModuleApi api)
    {
        api.Read("roll-over/{year:int}/plan", Permissions.PeopleManage, nameof(PersonCard), _ => Scope.Platform,
            r => RollOverPlan.Of(r.Session, r.Number("year"), r.QueryDay("on") ?? new(r.Number("year") + 1, 9, 1),
                r.QueryDay("leftOn") ?? new(r.Number("year") + 1, 6, 15), r.Stop),
            "How an academic year could be carried over into the next: classes and learners, by the marks of the year; nothing is recorded.");
        api.Read("roll-over/{year:int}", Permissions.PeopleRead, nameof(RollOverCard), _ => Scope.Platform,
            r => r.Session.LoadAsync<RollOverCard>(RollOver.IdOf(r.Number("year")), r.Stop), "How an academic year was carried over, by which order.");
        api.ReadList<ClassSetCard>("class-sets", Permissions.PeopleRead, StoredList.Of<ClassSetCard>("id", 1000), "Classes that learn together, with days.");
        api.ReadForAll<IReadOnlyList<SplittingRules>>("splitting-rules", "", _ => Task.FromResult<IReadOnlyList<SplittingRules>?>(ReferenceData.SplittingRules),
            "When classes are split and for which subjects, by edition.");
    }

    private static void Profiles(ModuleApi api)
    {
        api.Command("record-achievement", UseCase.Start<RecordAchievement, Profile, ProfileSubject>(RecordAchievementHandler.Handle, ProfileSubject.Find, ProfileSubject.Views));
        api.Command("record-certificate", UseCase.Start<RecordCertificate, Profile, ProfileSubject>(RecordCertificateHandler.Handle, ProfileSubject.Find, ProfileSubject.Views));
        api.Command("issue-education-document", UseCase.Start<IssueEducationDocument, Profile, ProfileSubject>(IssueEducationDocumentHandler.Handle, ProfileSubject.Find, ProfileSubject.Views));
        api.Command("record-guidance", UseCase.Start<RecordGuidance, Profile, ProfileSubject>(RecordGuidanceHandler.Handle, ProfileSubject.Find, ProfileSubject.Views));
        api.Command("tell-languages", UseCase.Start<TellLanguages, Profile, ProfileSubject>(TellLanguagesHandler.Handle, ProfileSubject.Find, ProfileSubject.Views));
        api.Command("note-health", UseCase.Start<NoteHealth, Profile, ProfileSubject>(NoteHealthHandler.Handle, ProfileSubject.Find, ProfileSubject.Views));
        api.Command("note-special-needs", UseCase.Start<NoteSpecialNeeds, Profile, ProfileSubject>(NoteSpecialNeedsHandler.Handle, ProfileSubject.Find, ProfileSubject.Views));
        api.Command("record-education", UseCase.Start<RecordEducation, Profile, ProfileSubject>(RecordEducationHandler.Handle, ProfileSubject.Find, ProfileSubject.Views));
        api.Command("record-degree", UseCase.Start<RecordDegree, Profile, ProfileSubject>(RecordDegreeHandler.Handle, ProfileSubject.Find, ProfileSubject.Views));
        api.Command("record-qualification-test", UseCase.Start<RecordQualificationTest, Profile, ProfileSubject>(RecordQualificationTestHandler.Handle, ProfileSubject.Find, ProfileSubject.Views));
        api.Command("record-course", UseCase.Start<RecordCourse, Profile, ProfileSubject>(RecordCourseHandler.Handle, ProfileSubject.Find, ProfileSubject.Views));
        api.Command("withdraw-entry", UseCase.Change<WithdrawEntry, Profile, ProfileSubject>(WithdrawEntryHandler.Handle, ProfileSubject.Find, ProfileSubject.Views));
        api.Command("end-special-needs", UseCase.Change<EndSpecialNeeds, Profile>(EndSpecialNeedsHandler.Handle));
        api.Command("award-qualification", UseCase.Start<AwardQualification, Profile, (ProfileSubject, QualificationRule?)>(
            AwardQualificationHandler.Handle, AwardQualificationHandler.Find(ReferenceData.TeacherQualifications), ProfileSubject.Views));
        api.Read("learner/{personId:guid}/profile", Permissions.LearnerRead, nameof(ProfileCard), r => new(Person: r.Id("personId")),
            r => r.Session.LoadAsync<ProfileCard>(r.Id("personId"), r.Stop), "What was entered into a learner's profile.");
        api.Read("learner/{personId:guid}/health", Permissions.HealthRead, nameof(RestrictedCard), r => new(Person: r.Id("personId")),
            async r => (await r.Session.LoadAsync<RestrictedCard>(r.Id("personId"), r.Stop))?.Health, "Notes on a learner's health, oldest first.");
        api.Read("learner/{personId:guid}/needs", Permissions.NeedsRead, nameof(RestrictedCard), r => new(Person: r.Id("personId")),
            async r => (await r.Session.LoadAsync<RestrictedCard>(r.Id("personId"), r.Stop))?.Needs, "A learner's special educational needs, oldest first.");
        api.Read("staff/{personId:guid}/profile", Permissions.StaffRead, nameof(ProfileCard), r => new(Person: r.Id("personId")),
            r => r.Session.LoadAsync<ProfileCard>(r.Id("personId"), r.Stop), "What was entered into a teacher's profile.");
        api.ReadList<QualificationCard>("qualifications", Permissions.StaffRead, StoredList.Of<QualificationCard>("id", 5000),
            "The qualification categories of all teachers and when they end.");
        api.ReadForAll<IReadOnlyList<QualificationRule>>("qualification-rules", "", _ => Task.FromResult<IReadOnlyList<QualificationRule>?>(ReferenceData.TeacherQualifications),
            "Qualification categories by edition: how long each holds and when its end is told.");
    }

    private static void Guardians(ModuleApi api)
    {
        api.Command("limit-guardian", UseCase.Change<LimitGuardian, Learner>(LimitGuardianHandler.Handle));
        api.Command("lift-guardian-limit", UseCase.Change<LiftGuardianLimit, Learner>(LiftGuardianLimitHandler.Handle));
        api.Command("unlink-guardian", UseCase.Change<UnlinkGuardian, Learner>(UnlinkGuardianHandler.Handle));
        api.Read("learner/{personId:guid}/guardian-limits", Permissions.PeopleManage, nameof(GuardianLimits), r => new(Person: r.Id("personId")),
            r => r.Session.LoadAsync<GuardianLimits>(r.Id("personId"), r.Stop), "Limits of the rights of a learner's guardians.");
    }

    private static Task<ContingentReport> Day(ReadRequest r) => ContingentReport.Of(r.Session, r.Day("on"),
        Enum.TryParse<ContingentBy>(r.Query("by") ?? "class", true, out var by) && Enum.IsDefined(by) ? by
            : throw new BadHttpRequestException("'by' must be class, grade, language, shift or category."),
        r.QueryMoment("known") ?? r.Get<TimeProvider>().GetUtcNow(),
        r.Actor.RoleFor(Permissions.NeedsRead, new(r.Organisation)) is not null, r.Stop);

    private static Task<MovementReport> Period(ReadRequest r) => MovementReport.Of(r.Session,
        r.QueryDay("from") ?? throw new BadHttpRequestException("'from' is missing."),
        r.QueryDay("to") ?? SchoolTime.Day(r.Get<TimeProvider>().GetUtcNow()), r.Stop);

    private static async Task<IReadOnlyList<PersonCard>?> Members(ReadRequest r, Guid group)
    {
        var found = await r.Session.Query<PersonCard>()
            .Where(p => p.Memberships.Any(m => m.GroupId == group) || p.Subgroups.Any(m => m.GroupId == group)).ToListAsync(r.Stop);
        var on = r.QueryDay("on");
        return [.. found.Where(p => p.Memberships.Concat(p.Subgroups).Any(m => m.GroupId == group && (on is { } day ? m.HoldsOn(day) : m.To is null)))];
    }

    private static async Task<IReadOnlyList<PersonCard>?> Page(ReadRequest r)
    {
        var after = Guid.TryParse(r.Query("after"), out var id) ? id : Guid.Empty;
        return await r.Session.Query<PersonCard>().Where(p => p.Id.CompareTo(after) > 0).OrderBy(p => p.Id).Take(PageSize).ToListAsync(r.Stop);
    }
}
