using EduEvents.Application;
using EduEvents.Application.People;
using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.People;
using EduEvents.Host.Http;
using EduEvents.Projections.People;
using JasperFx.Events.Projections;
using Marten;
using Marten.Events.Projections;

namespace EduEvents.Host.Modules;

/// <summary>Classes, learners, guardians, staff.</summary>
public sealed class PeopleModule : IModule
{
    private const int PageSize = 200;

    public string Name => "people";

    public void Events(EventNames events)
    {
        events.Add<ClassFormed>("class_formed");
        events.Add<LearnerAdmitted>("learner_admitted");
        events.Add<LearnerPlaced>("learner_placed");
        events.Add<LearnerDeparted>("learner_departed");
        events.Add<GuardianLinked>("guardian_linked");
        events.Add<StaffHired>("staff_hired");
    }

    public void Views(ProjectionOptions views)
    {
        views.Add(new PersonCardProjection(), ProjectionLifecycle.Async);
        views.Add(new ClassCardProjection(), ProjectionLifecycle.Async);
    }

    public void Api(ModuleApi api)
    {
        api.Command("form-class", UseCase.Start<FormClass, ClassGroup>(FormClassHandler.Handle));
        api.Command("admit-learner", UseCase.Start<AdmitLearner, Learner>(AdmitLearnerHandler.Handle));
        api.Command("place-learner", UseCase.Change<PlaceLearner, Learner>(PlaceLearnerHandler.Handle));
        api.Command("depart-learner", UseCase.Change<DepartLearner, Learner>(DepartLearnerHandler.Handle));
        api.Command("link-guardian", UseCase.Change<LinkGuardian, Learner>(LinkGuardianHandler.Handle));
        api.Command("hire-staff", UseCase.Start<HireStaff, StaffMember>(HireStaffHandler.Handle));

        api.Read("classes", Permissions.PeopleRead, nameof(ClassCard), _ => Scope.Platform,
            async r => await r.Session.Query<ClassCard>().OrderBy(c => c.Id).Take(1000).ToListAsync(r.Stop), "The classes of the organisation.");
        api.Read("class/{groupId:guid}/members", Permissions.JournalRead, nameof(PersonCard),
            r => new(Group: r.Id("groupId"), Subject: r.QueryId("subjectId")),
            r => Members(r, r.Id("groupId")), "The learners who are in a class now; a teacher of one subject names it as 'subjectId'.");
        api.Read("people", Permissions.PeopleRead, nameof(PersonCard), _ => Scope.Platform,
            r => Page(r), "The people of the organisation, 200 at a time by id; pass the last id as 'after'.");
        api.Read("person/{personId:guid}", Permissions.LearnerRead, nameof(PersonCard), r => new(Person: r.Id("personId")),
            r => r.Session.LoadAsync<PersonCard>(r.Id("personId"), r.Stop), "One person.");
    }

    private static async Task<IReadOnlyList<PersonCard>?> Members(ReadRequest r, Guid group) =>
        await r.Session.Query<PersonCard>().Where(p => p.GroupId == group).ToListAsync(r.Stop);

    private static async Task<IReadOnlyList<PersonCard>?> Page(ReadRequest r)
    {
        var after = Guid.TryParse(r.Query("after"), out var id) ? id : Guid.Empty;
        return await r.Session.Query<PersonCard>().Where(p => p.Id.CompareTo(after) > 0).OrderBy(p => p.Id).Take(PageSize).ToListAsync(r.Stop);
    }
}
