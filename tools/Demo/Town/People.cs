using EduEvents.Application;

namespace EduEvents.Demo.Town;

/// <summary>A person of the town.</summary>
public sealed record Person(Guid Id, FullText Name, bool IsMale, DateOnly Born, string Iin)
{
    /// <summary>Surname and given name.</summary>
    public string Listed => $"{Name.Surname} {Name.GivenName}";
}

/// <summary>The parents of one or more learners.</summary>
public sealed record Family(Person Father, Person Mother, bool BothAct);

/// <summary>A learner with what makes the marks and meals plausible.</summary>
/// <param name="Person">Who.</param>
/// <param name="Family">Whose child.</param>
/// <param name="Ability">Mean of the points.</param>
/// <param name="EatsHere">Eats in the canteen on most days.</param>
public sealed record Pupil(Person Person, Family Family, double Ability, bool EatsHere)
{
    public Guid Id => Person.Id;
}

/// <summary>A class with its learners.</summary>
public sealed record ClassRoom(Guid Id, int Grade, string Letter, string Language, int Shift, IReadOnlyList<Pupil> Pupils, int? Set)
{
    public string Title => $"{Grade} {Letter}";
}

/// <summary>A member of staff with the account that acts.</summary>
public sealed class StaffPerson(Person person, string position, string userName, Guid account)
{
    public Person Person { get; } = person;
    public string Position { get; } = position;
    public string UserName { get; } = userName;
    public Guid Account { get; } = account;

    /// <summary>What the account may do.</summary>
    public List<Domain.Access.Grant> Grants { get; } = [];

    /// <summary>Weekly hours taught.</summary>
    public double Hours { get; set; }

    /// <summary>The account as an actor.</summary>
    public Actor AsActor() => new(Account, Person.Id, Domain.StableId.Of("demo.session", Account), Grants);
}

/// <summary>A class or a part of it in one subject, with its teacher: one journal page a quarter.</summary>
public sealed record TeachingGroup(Guid Id, ClassRoom Class, SubjectSpec Subject, Guid SubjectId, StaffPerson Teacher,
    IReadOnlyList<Pupil> Members, string? Title)
{
    public bool IsSubgroup => Title is not null;
}
