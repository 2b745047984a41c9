namespace EduEvents.Host.Modules;

/// <summary>The product, module by module. Adding a module is adding a line.</summary>
public static class All
{
    public static IReadOnlyList<IModule> Modules { get; private set; } =
    [
        new AccessModule(),
        new OrganisationModule(),
        new PeopleModule(),
        new CurriculumModule(),
        new JournalModule(),
        new AssessmentModule(),
        new HomeworkModule(),
        new TimetableModule(),
        new GateModule(),
        new CanteenModule(),
        new ReportsModule(),
        new AuditModule(),
        new SecurityModule(),
        new PrivacyModule(),
        new IncidentsModule()
    ];

    /// <summary>
    /// Leaves a module out, as a build from before there was that module. Only a program's first line may ask for it: what is put together from
    /// the modules is put together once.
    /// </summary>
    public static void LeaveOut(string name) => Modules = [.. Modules.Where(m => m.Name != name)];
}
