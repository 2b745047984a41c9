using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.Timetable;
using FluentValidation;

namespace EduEvents.Application.Timetable;

/// <summary>Takes a calendar's address away.</summary>
[Needs(Permissions.TimetableRead)]
[Example("""{"kind":"class","ofId":"0192f0c5-0000-7000-8000-000000000010"}""")]
public sealed record CloseFeed(FeedKind Kind, Guid OfId) : ICommand<Feed>
{
    /// <inheritdoc />
    public Guid Stream() => Feed.IdOf(Kind, OfId);

    /// <summary>Everybody may do it for the own lessons.</summary>
    public Scope Target() => Kind switch { FeedKind.Teacher => new(Person: OfId), FeedKind.Class => new(Group: OfId), _ => Scope.Platform };
}

public sealed class CloseFeedValidator : AbstractValidator<CloseFeed>
{
    public CloseFeedValidator()
    {
        RuleFor(c => c.Kind).IsInEnum();
        RuleFor(c => c.OfId).NotEmpty();
    }
}

public static class CloseFeedHandler
{
    public static IEnumerable<IDomainEvent> Handle(CloseFeed c, Feed feed) => feed.Close();
}
