using EduEvents.Application;
using EduEvents.Application.Processes;
using EduEvents.Host.Access;
using EduEvents.Host.Live;
using EduEvents.Host.Modules;
using EduEvents.Projections.Access;
using EduEvents.Projections.People;
using JasperFx.Events.Daemon;
using EduEvents.Host.Operations;
using EduEvents.Host.Spread;
using JasperFx;
using JasperFx.MultiTenancy;
using Marten;
using Weasel.Core;

namespace EduEvents.Host.Store;

/// <summary>The event store and its read models, put together from the modules.</summary>
public static class StoreSetup
{
    /// <summary>Schema of the product's tables.</summary>
    public const string Schema = "edu";

    // A view that is far behind catches up in half the database's time with pages larger than the 500 of the library; twice as many hold twice the memory
    // and save nothing.
    private const int EventsPerPage = 10_000;

    /// <summary>All settings of the store.</summary>
    /// <param name="o">Where they are set.</param>
    /// <param name="services">What they need.</param>
    /// <param name="own">The database whose log its views and processes follow.</param>
    /// <param name="apart">A view that is being built anew and so runs by itself.</param>
    public static void Configure(StoreOptions o, IServiceProvider services, Database own, string? apart = null)
    {
        o.DatabaseSchemaName = Schema;
        o.Connection(own.Source);
        o.Tenancy = new PlacedTenancy(o, services.GetRequiredService<Databases>(), own);
        o.AutoCreateSchemaObjects = services.GetRequiredService<HostSettings>().OwnsSchema ? AutoCreate.CreateOrUpdate : AutoCreate.None;
        o.UseSystemTextJsonForSerialization(EnumStorage.AsString, Casing.CamelCase,
            json => json.Converters.Add(new PersonalConverter(services.GetRequiredService<PersonKeys>())));
        o.Policies.AllDocumentsAreMultiTenanted();
        o.DisableNpgsqlLogging = true;
        o.Projections.AsyncMode = DaemonMode.ExternallyManaged;
        if (apart is null) o.Projections.Wakeup = new LogWakeup(own.Heard);
        // A number that a rolled-back append has drawn is skipped once no living transaction can fill it; that is proved, not waited for.
        o.Projections.StaleSequenceThreshold = TimeSpan.FromMilliseconds(500);
        Events(o, services.GetRequiredService<TimeProvider>());

        var views = new ModuleViews(o.Projections, apart);
        foreach (var module in All.Modules)
        {
            module.Events(new(module.Name, o.Events));
            module.Views(views);
        }
        foreach (var view in o.Projections.All.OfType<JasperFx.Events.Projections.ProjectionBase>()) view.Options.BatchSize = EventsPerPage;
        Documents(o);
        o.Listeners.Add(services.GetRequiredService<EventOrigin>());
        o.Listeners.Add(services.GetRequiredService<AccessChanges>());
        o.Listeners.Add(services.GetRequiredService<Privacy.ConsentChanges>());
        o.Storage.ExtendedSchemaObjects.AddRange(Tables.All);
        o.Projections.Subscribe(new LiveFeed(services.GetRequiredService<TimeProvider>(), own));
        o.Projections.Subscribe(new Privacy.KeyDestruction(services.GetRequiredService<Privacy.Erasing>));
        o.Projections.Subscribe(new SingleSignOn.ClientsToProvider(services.GetRequiredService<SingleSignOn.ProviderClients>));
        o.Projections.Subscribe(new Files.FileKeeping());
        o.Projections.Subscribe(new MealAccountOnAdmission(services.GetRequiredService<CommandPipeline>));
        o.Projections.Subscribe(new PageOnQuarterClosed(services.GetRequiredService<CommandPipeline>));
        o.Projections.Subscribe(new HoursOnCoursePlan(services.GetRequiredService<CommandPipeline>));
        o.Projections.Subscribe(new Timetable.GenerationOnRequest(services.GetRequiredService<Timetable.Generations>, own));
        o.Projections.Subscribe(new AlertOnAttempts(services.GetRequiredService<CommandPipeline>));
        o.Projections.Subscribe(new TransferNotice(services.GetRequiredService<CommandPipeline>));
        o.Projections.Subscribe(new TransferCarrier(services.GetRequiredService<CommandPipeline>, services.GetRequiredService<IDocumentStore>,
            stop => Task.Delay(TimeSpan.FromMilliseconds(150), stop)));
    }

    private static void Events(StoreOptions o, TimeProvider clock)
    {
        o.Events.TenancyStyle = TenancyStyle.Conjoined;
        o.Events.MetadataConfig.EnableAll();
        o.Events.MetadataConfig.UserNameEnabled = true;
        o.Events.TimeProvider = clock;
        o.Events.UseMandatoryStreamTypeDeclaration = true;
        o.Events.UseExclusiveLockOnConcurrentAppends = true;
        o.Events.UseAdvisoryLockTransaction = true;
    }

    private static void OfOne(Marten.Schema.ComputedIndex index) => index.TenancyScope = Marten.Schema.Indexing.Unique.TenancyScope.PerTenant;

    private static void Documents(StoreOptions o)
    {
        o.Schema.For<Credential>().UniqueIndex(c => c.UserName);
        o.Schema.For<SignInSession>().Index(s => s.AccountId);
        o.Schema.For<SessionMark>().Index(m => m.AccountId);
        o.Schema.For<OneTimeCode>().UseOptimisticConcurrency(true);
        o.RegisterDocumentType<RecoveryAsks>();
        o.Schema.For<SpentTicket>().Index(t => t.At);
        o.Schema.For<FactorSecrets>().UseOptimisticConcurrency(true);
        o.Schema.For<SignInFailures>().Index(f => f.LastAt);
        o.Schema.For<AccountCard>().Index(a => a.UserName).Index(a => a.PersonId).GinIndexJsonData();
        o.Schema.For<ClientCard>().Index(c => c.Key);
        o.Schema.For<Projections.Reports.SchoolDay>().IndexLastModified();
        o.Schema.For<Projections.Privacy.DataSubjectCard>().Index(s => s.Blocked!);
        o.RegisterDocumentType<AttemptWindow>();
        o.Schema.For<Projections.Security.AlertCard>().Index(a => a.Open);
        o.Schema.For<Projections.Incidents.IncidentCard>().Index(i => i.Running);
        o.RegisterDocumentType<Passkey>();
        o.Schema.For<RefusedAttempt>().Index(a => a.Position).Index(a => a.AccountId!);
        o.Schema.For<HeldRight>().Index(h => h.Organisation!).Index(h => h.HolderId).Index(h => h.UserGroupId!);
        o.Schema.For<PersonCard>().Index(p => p.GroupId!);
        o.Schema.For<Projections.Homework.HomeworkCard>().Index(h => h.GroupId).Index(h => h.ClassId);
        o.Schema.For<Projections.Homework.WorkCard>().Index(w => w.HomeworkId);
        o.Schema.For<Projections.Canteen.MealRightsCard>().Index(r => r.EntitledUntil!, OfOne);
        // Begins with the organisation: over all schools of a region the newest pass of one of them would have to be looked for.
        o.Schema.For<Projections.Gate.Presence>().Index(p => p.Inside, OfOne).Index(p => p.At, OfOne);
        o.Schema.For<Projections.Canteen.RatingCard>().Index(r => r.On, OfOne);
        o.Schema.For<Projections.Gate.PassDay>().Index(p => p.On, OfOne);
        // Columns of their own, which stay as they are when the page changes, so that writing a mark touches no index.
        o.Schema.For<Projections.Journal.JournalPageView>().Duplicate(p => p.GroupId).Duplicate(p => p.Year).Duplicate(p => p.Quarter);
    }
}
