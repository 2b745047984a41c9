using EduEvents.Application;
using EduEvents.Application.Privacy;
using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.Privacy;
using EduEvents.Host.Http;
using EduEvents.Host.Privacy;
using EduEvents.Projections.Audit;
using EduEvents.Projections.Privacy;
using JasperFx.Events.Projections;
using Marten.Events.Projections;

namespace EduEvents.Host.Modules;

/// <summary>The rights of people to their data: what is held, blocking, erasure with a certificate (Order 456, pp. 3, 10, 11; Law 94-V).</summary>
public sealed class PrivacyModule : IModule
{
    public string Name => "privacy";

    public void Events(EventNames events)
    {
        events.Add<ProcessingBlocked>("processing_blocked");
        events.Add<ProcessingUnblocked>("processing_unblocked");
        events.Add<PersonErased>("person_erased");
        events.Add<KeysRenewed>("keys_renewed");
    }

    public void Views(ProjectionOptions views) => views.Add(new DataSubjectCardProjection(), ProjectionLifecycle.Async);

    public void Api(ModuleApi api)
    {
        api.Command("block-processing", UseCase.Start<BlockProcessing, DataSubject>(BlockProcessingHandler.Handle));
        api.Command("unblock-processing", UseCase.Change<UnblockProcessing, DataSubject>(UnblockProcessingHandler.Handle));
        api.Command("erase-person", UseCase.Start<ErasePerson, DataSubject, ErasePersonHandler.IsHere>(
            ErasePersonHandler.Handle, ErasePersonHandler.Find, nameof(DataSubjectCard)));

        api.Command("record-key-renewal", UseCase.Start<RecordKeyRenewal, KeyRing>(RecordKeyRenewalHandler.Handle));

        api.Read("subject/{personId:guid}", Permissions.PrivacyRead, nameof(DataSubjectCard), Person,
            r => r.Session.LoadAsync<DataSubjectCard>(r.Id("personId"), r.Stop), "What was decided about a person's data.");
        api.ReadRaw<object>("file/{personId:guid}", Permissions.PrivacyRead, nameof(ActionEntry), Person,
            r => Task.FromResult(r.Get<PersonFile>().Send(r, r.Id("personId"))), "Everything held about a person: 'format' is html, as without it, or json.");
        api.ReadRaw<string>("certificate/{personId:guid}", Permissions.PrivacyRead, nameof(DataSubjectCard), Person,
            async r => await r.Get<Certificates>().Of(r.Session, r.Id("personId"), r.Stop) is { } text
                ? Results.File(System.Text.Encoding.UTF8.GetBytes(text), "text/plain; charset=utf-8", "erasure.txt") : Problems.NotFound(),
            "The signed certificate of an erasure, to be checked offline.");
    }

    private static Scope Person(ReadRequest r) => new(Person: r.Id("personId"));
}
