namespace EduEvents.Domain.Privacy;

/// <summary>The versions of what people are asked to agree to for one purpose.</summary>
public sealed record ConsentText(Guid Id, ConsentTextIssued Newest) : IState<ConsentText>
{
    /// <summary>The stream of a purpose's text.</summary>
    public static Guid StreamOf(string purpose) => StableId.Of("privacy.consent_text", purpose);

    /// <summary>Issues the next version; what was agreed to before stays as it was.</summary>
    public static IEnumerable<IDomainEvent> Issue(ConsentText? text, ConsentTextIssued facts)
    {
        if (text?.Newest == facts) return [];
        var next = (text?.Newest.Version ?? 0) + 1;
        new Rules().Require(facts.Version == next, PrivacyRules.TextVersionNotNext(next))
            .Require(text is null || facts.ValidFrom > text.Newest.ValidFrom, PrivacyRules.TextStartsTooEarly()).Check();
        return [facts];
    }

    /// <inheritdoc />
    public static ConsentText? Fold(ConsentText? text, object @event) => @event is ConsentTextIssued e ? new(StreamOf(e.Purpose), e) : text;
}
