using EduEvents.Domain;
using EduEvents.Domain.People;
using EduEvents.Projections.People;

namespace EduEvents.Application.People;

/// <summary>A command upon a person's profile. Whoever has the right in one class only names it.</summary>
public interface IProfileCommand : ICommand<Profile>
{
    /// <summary>Whose profile.</summary>
    Guid PersonId { get; }

    /// <summary>The class in which the sender has the right; none for who has it in the whole organisation.</summary>
    Guid? ClassId { get; }

    Guid ICommand<Profile>.Stream() => Profile.IdOf(PersonId);

    Scope ICommand.Target() => new(Group: ClassId, Person: PersonId);
}

/// <summary>What is known of the person of a profile.</summary>
/// <param name="IsLearner">Learns here, or did.</param>
/// <param name="IsStaff">Works here, or did.</param>
/// <param name="IsInClass">Is in the class that the sender names.</param>
/// <param name="Today">The local day.</param>
public sealed record ProfileSubject(bool IsLearner, bool IsStaff, bool IsInClass, DateOnly Today)
{
    /// <summary>The views it reads.</summary>
    public static readonly IReadOnlyList<string> Views = [nameof(PersonCard)];

    /// <summary>Finds the person.</summary>
    public static async Task<ProfileSubject> Find<TCommand>(TCommand c, Lookup lookup) where TCommand : IProfileCommand
    {
        var card = await lookup.Session.LoadAsync<PersonCard>(c.PersonId, lookup.Stop);
        return new(card?.IsLearner == true, card?.Position is not null, c.ClassId is null || card?.GroupId == c.ClassId, lookup.Today);
    }

    /// <summary>Demands a learner.</summary>
    /// <returns>The local day.</returns>
    /// <exception cref="RuleBroken">There is none.</exception>
    public DateOnly Learner() => Demand(IsLearner);

    /// <summary>Demands a member of staff.</summary>
    /// <returns>The local day.</returns>
    /// <exception cref="RuleBroken">There is none.</exception>
    public DateOnly Staff() => Demand(IsStaff);

    /// <summary>Demands either.</summary>
    /// <returns>The local day.</returns>
    /// <exception cref="RuleBroken">There is none.</exception>
    public DateOnly Anybody() => Demand(IsLearner || IsStaff);

    private DateOnly Demand(bool isOne)
    {
        new Rules().Require(isOne, PeopleRules.PersonUnknown()).Require(IsInClass, PeopleRules.NotInClass()).Check();
        return Today;
    }
}
