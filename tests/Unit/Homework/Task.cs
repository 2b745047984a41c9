using EduEvents.Application.Homework;
using EduEvents.Domain;
using EduEvents.Domain.Homework;

namespace EduEvents.Unit.Homework;

/// <summary>A homework of class 7 in mathematics, and what is known when it is given.</summary>
internal static class Task
{
    internal static readonly Guid Id = Ids.Of(600);
    internal static readonly DateOnly On = new(2026, 9, 1), Due = new(2026, 9, 3);
    internal static readonly AttachedFile Sheet = new(Ids.Of(700), "", "application/pdf", 20, new string('a', 64)), Photo = new(Ids.Of(701), "", "image/jpeg", 30, new string('b', 64));

    internal static readonly HomeworkNorms Norms = new("e", new(2016, 9, 1), null, [new(0, 1, 0), new(2, 4, 60), new(7, 9, 110)], false, 4, []);
    internal static readonly HomeworkDay Day = new(On, true, 7, null, Ids.Class, [Ids.Aigerim, Ids.Bolat], 2026, null, false, Norms, [], [], 10);
    internal static readonly GiveHomework Command = new(Id, Ids.Class, Ids.Maths, On, Due, " № 12–16 ", 20, true, [], [], false, null);
    internal static readonly HomeworkGiven WasGiven = new(Id, Ids.Class, Ids.Maths, Ids.Class, 2026, 7, On, Due, "№ 12–16", 20, true, [], [], "e", false, null);

    internal static readonly WorkFacts Facts = new(Due, false, new(Ids.Class, Ids.Maths, 7, true), Due, false, true, 4, [Photo], 10);

    internal static WorkHandedIn HandedIn(string text = "Шештім", bool late = false, params AttachedFile[] files) =>
        new(Id, Ids.Aigerim, Ids.Class, Ids.Maths, new(Ids.Aigerim, text), files, late);

    internal static WorkReturned Returned(string comment = "Қайта шеш", DateOnly? dueOn = null) =>
        new(Id, Ids.Aigerim, Ids.Class, Ids.Maths, new(Ids.Aigerim, comment), dueOn);

    internal static WorkAccepted Accepted(int? points = 9) => new(Id, Ids.Aigerim, Ids.Class, Ids.Maths, new(Ids.Aigerim, ""), points is null ? null : Ids.Lesson, points);
}
