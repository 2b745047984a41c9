namespace EduEvents.Host.Modules;

/// <summary>The product, module by module. Adding a module is adding a line.</summary>
public static class All
{
    public static readonly IReadOnlyList<IModule> Modules =
    [
        new AccessModule(),
        new OrganisationModule(),
        new PeopleModule(),
        new CurriculumModule(),
        new JournalModule(),
        new AssessmentModule(),
        new GateModule(),
        new CanteenModule(),
        new ReportsModule(),
        new AuditModule(),
        new SecurityModule(),
        new PrivacyModule(),
        new IncidentsModule()
    ];
}
