using EduEvents.Domain;
using EduEvents.Domain.People;
using EduEvents.Projections;
using EduEvents.Projections.Journal;
using EduEvents.Projections.People;
using static EduEvents.Unit.People.Child;

namespace EduEvents.Unit.People;

public sealed class ClassRosterTests
{
    private static readonly DateOnly Middle = new(2026, 9, 15);

    private static ClassRoster Of(Guid group, params IDomainEvent[] events) =>
        View.Of<ClassRoster>(group, new ClassRosterProjection().Evolve, events)!;

    private static bool In(ClassRoster roster, DateOnly day) => roster.On(day).Contains(Ids.Aigerim);

    [Fact]
    public void A_class_knows_its_grade_and_who_is_in_it_on_a_day()
    {
        var roster = Of(Ids.Class, new ClassFormed(Ids.Class, 2026, 7, "Ә", "kk", 1), Placed(Ids.Class, September),
            new LearnerPlaced(Ids.Bolat, Ids.Class, October, null));
        Assert.Equal(7, roster.Grade);
        Assert.Empty(roster.On(September.AddDays(-1)));
        Assert.Equal([Ids.Aigerim], roster.On(September));
        Assert.Equal([Ids.Aigerim, Ids.Bolat], roster.On(October));
    }

    [Fact]
    public void Who_moves_leaves_the_day_before()
    {
        var moved = Placed(Ids.OtherClass, October, Ids.Class);
        var (left, joined) = (Of(Ids.Class, Placed(Ids.Class, September), moved), Of(Ids.OtherClass, moved));
        Assert.Equal((true, false), (In(left, new(2026, 9, 30)), In(left, October)));
        Assert.Equal((false, true), (In(joined, new(2026, 9, 30)), In(joined, October)));
    }

    [Fact]
    public void A_late_order_cuts_a_piece_out()
    {
        var late = Placed(Ids.Of(4711), Middle, Ids.Class, new(2026, 9, 30));
        var old = Of(Ids.Class, Placed(Ids.Class, September), Placed(Ids.OtherClass, October, Ids.Class), late);
        Assert.Equal((true, false, false), (In(old, new(2026, 9, 14)), In(old, Middle), In(old, October)));
        var piece = Of(Ids.Of(4711), late);
        Assert.Equal((false, true, true, false),
            (In(piece, new(2026, 9, 14)), In(piece, Middle), In(piece, new(2026, 9, 30)), In(piece, October)));
    }

    [Fact]
    public void A_placing_before_the_open_one_ends_where_that_begins()
    {
        var roster = Of(Ids.Class, Placed(Ids.Class, October), Placed(Ids.Class, September, null, new(2026, 9, 30)));
        Assert.Equal((false, true, true), (In(roster, new(2026, 8, 31)), In(roster, September), In(roster, October)));
        Assert.Single(roster.On(October));
    }

    [Fact]
    public void A_placing_corrected_on_its_day_is_gone() =>
        Assert.Empty(Of(Ids.Class, Placed(Ids.Class, September), Placed(Ids.OtherClass, September, Ids.Class)).Members);

    [Fact]
    public void Who_departs_is_there_on_the_last_day()
    {
        var roster = Of(Ids.Class, Placed(Ids.Class, September), Departed(Middle, Ids.Class));
        Assert.Equal((true, false), (In(roster, Middle), In(roster, Middle.AddDays(1))));
    }

    [Fact]
    public void A_departure_told_late_undoes_what_came_after() =>
        Assert.Empty(Of(Ids.OtherClass, Placed(Ids.OtherClass, October, Ids.Class), Departed(Middle, Ids.Class, Ids.OtherClass)).Members);

    [Fact]
    public void A_subgroup_has_one_subject_and_members_of_its_own()
    {
        var roster = Of(Ids.OtherClass, new SubgroupFormed(Ids.OtherClass, 2026, 7, Ids.Maths, "7 Ә 1", Ids.Class), Joined(September),
            Left(Middle), Joined(October));
        Assert.Equal((7, Ids.Maths), (roster.Grade, roster.SubjectId));
        Assert.Equal((true, false, true), (In(roster, Middle), In(roster, Middle.AddDays(1)), In(roster, October)));
    }
}

public sealed class PersonCardTests
{
    private static PersonCard Of(Guid person, params IDomainEvent[] events) =>
        View.Of<PersonCard>(person, new PersonCardProjection().Evolve, events)!;

    [Fact]
    public void A_learner_with_class_subgroups_and_guardians() =>
        Of(Ids.Aigerim, Admission, Placed(Ids.Class, September), Joined(September), Placed(Ids.Of(4711), October, Ids.Class),
        Left(October), new GuardianLinked(Ids.Aigerim, Ids.Mother, Name, "mother", September),
        new GuardianLinked(Ids.Aigerim, Ids.Mother, Name, "guardian", September),
        new NameChanged(Ids.Aigerim, NewName, October)).Shows(new()
        {
            Id = Ids.Aigerim, Name = NewName, IsLearner = true, GroupId = Ids.Of(4711),
            Memberships = [new(Ids.Class, September, new(2026, 9, 30)), new(Ids.Of(4711), October, null)],
            Subgroups = [new(Ids.OtherClass, September, October)], Guardians = [new(Ids.Mother, "guardian", September)]
        });

    [Fact]
    public void A_late_order_does_not_change_the_class_of_today() =>
        Of(Ids.Aigerim, Admission, Placed(Ids.Class, October), Placed(Ids.OtherClass, September, null, new(2026, 9, 30))).Shows(new()
    {
        Id = Ids.Aigerim, Name = Name, IsLearner = true, GroupId = Ids.Class,
        Memberships = [new(Ids.Class, October, null), new(Ids.OtherClass, September, new(2026, 9, 30))]
    });

    [Fact]
    public void Who_departed_is_in_no_class() =>
        Of(Ids.Aigerim, Admission, Placed(Ids.Class, September), Departed(October, Ids.Class)).Shows(new()
    {
        Id = Ids.Aigerim, Name = Name, IsLearner = true, Departed = October, Memberships = [new(Ids.Class, September, October)]
    });

    [Fact]
    public void A_guardian_gets_a_card_and_keeps_the_name_borne_at_work()
    {
        FullName told = FullName.Of(Ids.Mother, "Ахметова", "Сәуле"), own = FullName.Of(Ids.Mother, "Оспанова", "Сәуле");
        var linked = new GuardianLinked(Ids.Aigerim, Ids.Mother, told, "mother", September);
        Of(Ids.Mother, linked).Shows(new() { Id = Ids.Mother, Name = told });
        Of(Ids.Mother, linked, new StaffHired(Ids.Mother, own, default, "teacher", September), linked,
            new StaffDismissed(Ids.Mother, October, "own_wish"))
            .Shows(new() { Id = Ids.Mother, Name = own, Position = "teacher", Departed = October });
    }
}

public sealed class ClassCardTests
{
    private static ClassCard Of(IDomainEvent formed) => View.Of<ClassCard>(Ids.Class, new ClassCardProjection().Evolve, formed)!;

    [Theory, InlineData("Ә", "7 Ә"), InlineData("Grade 7 Home", "Grade 7 Home")]
    public void A_class_is_called_by_grade_and_letter(string letter, string title) =>
        Assert.Equal(title, Of(new ClassFormed(Ids.Class, 2026, 7, letter, "kk", 2)).Title());

    [Fact]
    public void A_subgroup_by_its_own_title() =>
        Assert.Equal("А1", Of(new SubgroupFormed(Ids.Class, 2026, 7, Ids.Maths, "А1", Ids.OtherClass)).Title());
}

public sealed class PeriodTests
{
    [Theory]
    [InlineData(1, 9, 20, 30, "1-9")]
    [InlineData(1, 9, 3, 5, "1-2 6-9")]
    [InlineData(1, 9, 1, 9, "")]
    [InlineData(1, 9, 0, 4, "5-9")]
    [InlineData(1, 9, 5, null, "1-4")]
    [InlineData(1, null, 5, 7, "1-4 8-")]
    [InlineData(1, null, 5, null, "1-4")]
    [InlineData(5, 9, 1, 3, "5-9")]
    [InlineData(5, null, 1, null, "")]
    public void Days_are_taken_out_of_a_period(int from, int? to, int outFrom, int? outTo, string left)
    {
        static DateOnly Day(int number) => new DateOnly(2026, 1, 1).AddDays(number);
        static int Number(DateOnly day) => day.DayNumber - Day(0).DayNumber;
        var pieces = Periods.Without(Day(from), to is { } t ? Day(t) : null, Day(outFrom), outTo is { } o ? Day(o) : null);
        Assert.Equal(left, string.Join(' ', pieces.Select(p => $"{Number(p.From)}-{(p.To is { } end ? Number(end) : null)}")));
    }
}
