using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.Timetable;
using FluentValidation;

namespace EduEvents.Application.Timetable;

/// <summary>Gives a calendar a new address; the one before opens nothing any more.</summary>
[Needs(Permissions.TimetableRead)]
[Example("""{"kind":"class","ofId":"0192f0c5-0000-7000-8000-000000000010","linkId":"0192f0c5-0000-7000-8000-0000000000a6"}""")]
public sealed record RenewFeed(FeedKind Kind, Guid OfId, Guid LinkId) : ICommand<Feed>
{
    /// <inheritdoc />
    public Guid Stream() => Feed.IdOf(Kind, OfId);

    /// <summary>Everybody may do it for the own lessons.</summary>
    public Scope Target() => Kind switch { FeedKind.Teacher => new(Person: OfId), FeedKind.Class => new(Group: OfId), _ => Scope.Platform };
}

public sealed class RenewFeedValidator : AbstractValidator<RenewFeed>
{
    public RenewFeedValidator()
    {
        RuleFor(c => c.Kind).IsInEnum();
        RuleFor(c => c.OfId).NotEmpty();
        RuleFor(c => c.LinkId).NotEmpty();
    }
}

public static class RenewFeedHandler
{
    public static IEnumerable<IDomainEvent> Handle(RenewFeed c, Feed? feed) => Feed.Renew(feed, new(c.Kind, c.OfId, c.LinkId));
}
