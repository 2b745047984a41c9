namespace EduEvents.Domain.Incidents;

/// <summary>Every way Incidents says no. Codes are part of the API; texts live in resources.</summary>
public static class IncidentRules
{
    public static Refusal AlreadyOpen() => new("incidents.already_open");
    public static Refusal NoticedInFuture() => new("incidents.noticed_in_future");
    public static Refusal TermUnknown() => new("incidents.term_unknown");
    public static Refusal SpanBackwards() => new("incidents.span_backwards");
    public static Refusal SpanNamesNobody() => new("incidents.span_names_nobody");
    public static Refusal AccountUnknown(string userName) => new("incidents.account_unknown", userName);
    public static Refusal SpanMissing() => new("incidents.span_missing");
    public static Refusal SpanChanged() => new("incidents.span_changed");
    public static Refusal NotConcerned() => new("incidents.not_concerned");
    public static Refusal NobodyConcerned() => new("incidents.nobody_concerned");
    public static Refusal NotifiedInFuture() => new("incidents.notified_in_future");
    public static Refusal NotifiedBeforeNoticed() => new("incidents.notified_before_noticed");
    public static Refusal AuthorityNotTold() => new("incidents.authority_not_told");
    public static Refusal OwnDoings() => new("incidents.own_doings");
    public static Refusal IsClosed() => new("incidents.is_closed");
}
