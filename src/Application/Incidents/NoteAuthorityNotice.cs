using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.Incidents;
using FluentValidation;

namespace EduEvents.Application.Incidents;

/// <summary>Notes that the authorised body was told; with the first such notice the clock stops.</summary>
[Needs(Permissions.IncidentsManage)]
[Example("""{"incidentId":"0192f0c5-0000-7000-8000-000000000700","noticeId":"0192f0c5-0000-7000-8000-000000000703","notifiedAt":"2026-09-16T15:20:00+05:00","channel":"portal","reference":"KZ-2026-118"}""")]
public sealed record NoteAuthorityNotice(Guid IncidentId, Guid NoticeId, DateTimeOffset NotifiedAt, NoticeChannel Channel, string Reference) : IOfIncident;

public sealed class NoteAuthorityNoticeValidator : IncidentValidator<NoteAuthorityNotice>
{
    public NoteAuthorityNoticeValidator()
    {
        RuleFor(c => c.NoticeId).NotEmpty();
        RuleFor(c => c.NotifiedAt).IsMoment();
        RuleFor(c => c.Channel).IsInEnum();
        RuleFor(c => c.Reference).NotEmpty().MaximumLength(100);
    }
}

public static class NoteAuthorityNoticeHandler
{
    public static IEnumerable<IDomainEvent> Handle(NoteAuthorityNotice c, Incident incident, DateTimeOffset now) =>
        incident.NotifyAuthority(new(c.IncidentId, c.NoticeId, c.NotifiedAt, c.Channel, c.Reference.Trim()), now);

    /// <summary>The moment of the decision.</summary>
    public static Task<DateTimeOffset> Now(NoteAuthorityNotice c, Lookup lookup) => Task.FromResult(lookup.Now);
}
