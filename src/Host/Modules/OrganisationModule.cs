using EduEvents.Application;
using EduEvents.Application.Organisation;
using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.Organisation;
using EduEvents.Host.Http;
using EduEvents.Projections.Organisation;
using JasperFx.Events.Projections;

namespace EduEvents.Host.Modules;

/// <summary>Organisations, their academic years and bells.</summary>
public sealed class OrganisationModule : IModule
{
    public string Name => "organisation";

    public void Events(EventNames events)
    {
        events.Add<OrganisationFounded>("organisation_founded");
        events.Add<RequisitesGiven>("requisites_given");
        events.Add<OrganisationMoved>("organisation_moved");
        events.Add<AcademicYearOpened>("academic_year_opened");
        events.Add<BellsSet>("bells_set");
    }

    public void Views(ModuleViews views) => views.Add(new OrganisationCardProjection(), ProjectionLifecycle.Async);

    public void Api(ModuleApi api)
    {
        api.Command("found-organisation", UseCase.Start<FoundOrganisation, School>(FoundOrganisationHandler.Handle));
        api.Command("found-imported-organisation", UseCase.Start<FoundImportedOrganisation, School>(FoundImportedOrganisationHandler.Handle));
        api.Command("give-requisites", UseCase.Change<GiveRequisites, School>(GiveRequisitesHandler.Handle));
        api.Command("record-move", UseCase.Change<RecordMove, School>(RecordMoveHandler.Handle));
        api.Command("open-academic-year", UseCase.Change<OpenAcademicYear, School>(OpenAcademicYearHandler.Handle));
        api.Command("set-bells", UseCase.Start<SetBells, School, BellNorms>(SetBellsHandler.Handle, SetBellsHandler.Norms(ReferenceData.BellNorms)));

        api.ReadShared<OrganisationCard>("card", Permissions.OrganisationRead, _ => Scope.Platform, StoredList.OneOf<OrganisationCard>(),
            r => [Guid.TryParse(r.Organisation, out var id) ? id : Guid.Empty],
            [typeof(OrganisationFounded), typeof(RequisitesGiven), typeof(AcademicYearOpened), typeof(BellsSet)], "The organisation with its years and bells.");
    }
}
