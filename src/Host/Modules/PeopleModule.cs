using EduEvents.Application;
using EduEvents.Application.People;
using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.People;
using EduEvents.Host.Http;
using EduEvents.Projections.People;
using JasperFx.Events.Projections;
using Marten;

namespace EduEvents.Host.Modules;

/// <summary>Classes, subgroups, learners, guardians, staff.</summary>
public sealed class PeopleModule : IModule
{
    private const int PageSize = 200;

    public string Name => "people";

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
    }

    public void Views(ModuleViews views)
    {
        views.Add(new PersonCardProjection(), ProjectionLifecycle.Async);
        views.Add(new ClassCardProjection(), ProjectionLifecycle.Async);
    }

    public void Api(ModuleApi api)
    {
        api.Command("form-class", UseCase.Start<FormClass, ClassGroup>(FormClassHandler.Handle));
        api.Command("form-subgroup", UseCase.Start<FormSubgroup, Subgroup>(FormSubgroupHandler.Handle));
        api.Command("admit-learner", UseCase.Start<AdmitLearner, Learner>(AdmitLearnerHandler.Handle));
        api.Command("place-learner", UseCase.Change<PlaceLearner, Learner>(PlaceLearnerHandler.Handle));
        api.Command("join-group", UseCase.Change<JoinGroup, Learner>(JoinGroupHandler.Handle));
        api.Command("leave-group", UseCase.Change<LeaveGroup, Learner>(LeaveGroupHandler.Handle));
        api.Command("change-learner-name", UseCase.Change<ChangeLearnerName, Learner>(ChangeLearnerNameHandler.Handle));
        api.Command("correct-birth-date", UseCase.Change<CorrectBirthDate, Learner>(CorrectBirthDateHandler.Handle));
        api.Command("depart-learner", UseCase.Change<DepartLearner, Learner>(DepartLearnerHandler.Handle));
        api.Command("link-guardian", UseCase.Change<LinkGuardian, Learner>(LinkGuardianHandler.Handle));
        api.Command("hire-staff", UseCase.Start<HireStaff, StaffMember>(HireStaffHandler.Handle));
        api.Command("change-staff-name", UseCase.Change<ChangeStaffName, StaffMember>(ChangeStaffNameHandler.Handle));
        api.Command("dismiss-staff", UseCase.Change<DismissStaff, StaffMember>(DismissStaffHandler.Handle));

        api.ReadShared<IReadOnlyList<ClassCard>>("classes", Permissions.PeopleRead, _ => Scope.Platform, StoredList.Of<ClassCard>("id", ClassCard.Most), _ => [],
            [typeof(ClassFormed), typeof(SubgroupFormed)], "The classes and subgroups of the organisation; a subgroup names its subject.");
        api.Read("class/{groupId:guid}/members", Permissions.JournalRead, nameof(PersonCard),
            r => new(Group: r.Id("groupId"), Subject: r.QueryId("subjectId")),
            r => Members(r, r.Id("groupId")), "The learners who are in a class or subgroup now or, with 'on', on a day; a teacher of one subject names it as 'subjectId'.");
        api.Read("people", Permissions.PeopleRead, nameof(PersonCard), _ => Scope.Platform,
            r => Page(r), "The people of the organisation, 200 at a time by id; pass the last id as 'after'.");
        api.Read("person/{personId:guid}", Permissions.LearnerRead, nameof(PersonCard), r => new(Person: r.Id("personId")),
            r => r.Session.LoadAsync<PersonCard>(r.Id("personId"), r.Stop), "One person.");
    }

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
