using EduEvents.Application;
using EduEvents.Application.People;
using EduEvents.Domain;
using EduEvents.Domain.People;
using EduEvents.Host.Modules;
using EduEvents.Projections.People;

namespace EduEvents.Host.People;

/// <summary>The commands of People, one line each; part of the module's table of contents.</summary>
internal static class PeopleCommands
{
    private static readonly ContingentCodes Codes = new(ReferenceData.MovementReasons, ReferenceData.LearnerCategories);

    /// <summary>Adds them.</summary>
    public static void Add(ModuleApi api)
    {
        Groups(api);
        Learners(api);
        Guardians(api);
        Transfers(api);
        Profiles(api);
        Staff(api);
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

    private static void Guardians(ModuleApi api)
    {
        api.Command("limit-guardian", UseCase.Change<LimitGuardian, Learner>(LimitGuardianHandler.Handle));
        api.Command("lift-guardian-limit", UseCase.Change<LiftGuardianLimit, Learner>(LiftGuardianLimitHandler.Handle));
        api.Command("unlink-guardian", UseCase.Change<UnlinkGuardian, Learner>(UnlinkGuardianHandler.Handle));
    }

    private static void Transfers(ModuleApi api)
    {
        api.Command("offer-transfer", UseCase.Change<OfferTransfer, Learner, Guid>(OfferTransferHandler.Handle, OfferTransferHandler.Former));
        api.Command("withdraw-transfer", UseCase.Change<WithdrawTransfer, Learner>(WithdrawTransferHandler.Handle));
        api.Command("receive-transfer", UseCase.Start<ReceiveTransfer, Transfer>(ReceiveTransferHandler.Handle));
        api.Command("accept-transfer", UseCase.Change<AcceptTransfer, Transfer>(AcceptTransferHandler.Handle));
        api.Command("close-transfer", UseCase.Change<CloseTransfer, Transfer>(CloseTransferHandler.Handle));
        api.Command("record-carried", UseCase.Change<RecordCarried, Transfer>(RecordCarriedHandler.Handle));
    }

    private static void Profiles(ModuleApi api)
    {
        Enter<RecordAchievement>(api, "record-achievement", RecordAchievementHandler.Handle);
        Enter<RecordCertificate>(api, "record-certificate", RecordCertificateHandler.Handle);
        Enter<IssueEducationDocument>(api, "issue-education-document", IssueEducationDocumentHandler.Handle);
        Enter<RecordGuidance>(api, "record-guidance", RecordGuidanceHandler.Handle);
        Enter<TellLanguages>(api, "tell-languages", TellLanguagesHandler.Handle);
        Enter<NoteHealth>(api, "note-health", NoteHealthHandler.Handle);
        Enter<NoteSpecialNeeds>(api, "note-special-needs", NoteSpecialNeedsHandler.Handle);
        Enter<RecordEducation>(api, "record-education", RecordEducationHandler.Handle);
        Enter<RecordDegree>(api, "record-degree", RecordDegreeHandler.Handle);
        Enter<RecordQualificationTest>(api, "record-qualification-test", RecordQualificationTestHandler.Handle);
        Enter<RecordCourse>(api, "record-course", RecordCourseHandler.Handle);
        api.Command("withdraw-entry", UseCase.Change<WithdrawEntry, Profile, ProfileSubject>(WithdrawEntryHandler.Handle, ProfileSubject.Find, ProfileSubject.Views));
        api.Command("end-special-needs", UseCase.Change<EndSpecialNeeds, Profile>(EndSpecialNeedsHandler.Handle));
        api.Command("award-qualification", UseCase.Start<AwardQualification, Profile, (ProfileSubject, QualificationRule?)>(
            AwardQualificationHandler.Handle, AwardQualificationHandler.Find(ReferenceData.TeacherQualifications), ProfileSubject.Views));
    }

    private static void Staff(ModuleApi api)
    {
        api.Command("hire-staff", UseCase.Start<HireStaff, StaffMember>(HireStaffHandler.Handle));
        api.Command("change-staff-name", UseCase.Change<ChangeStaffName, StaffMember>(ChangeStaffNameHandler.Handle));
        api.Command("dismiss-staff", UseCase.Change<DismissStaff, StaffMember>(DismissStaffHandler.Handle));
    }

    private static void Enter<TCommand>(ModuleApi api, string path, Func<TCommand, Profile?, ProfileSubject, IEnumerable<IDomainEvent>> handle)
        where TCommand : IProfileCommand => api.Command(path, UseCase.Start<TCommand, Profile, ProfileSubject>(
        handle, ProfileSubject.Find, ProfileSubject.Views));
}
