using EduEvents.Application.Curriculum;
using EduEvents.Domain;
using EduEvents.Domain.Curriculum;
using static EduEvents.Unit.Spec;

namespace EduEvents.Unit.Curriculum;

public sealed class AddSubjectTests
{
    internal static readonly SubjectAdded Added = new(Ids.Maths, "math", new("Математика", "Математика"), MarkMode.Points);

    private static Func<Subject, IEnumerable<IDomainEvent>> Add(
        string code = "math", string russian = "Математика", MarkMode mode = MarkMode.Points) =>
        subject => AddSubjectHandler.Handle(new(Ids.Maths, code, new("Математика", russian), mode), subject);

    [Fact]
    public void A_subject_is_added() => Given<Subject>().When(Add()).Then(Added);

    [Fact]
    public void The_same_again_changes_nothing_even_when_it_is_assessed_otherwise_now() =>
        Given<Subject>(Added, new SubjectAssessmentChosen(Ids.Maths, MarkMode.PassFail)).When(Add()).ThenNothing();

    [Theory, InlineData("alg", "Математика", MarkMode.Points), InlineData("math", "Алгебра", MarkMode.Points),
        InlineData("math", "Математика", MarkMode.None)]
    public void Other_facts_under_its_id_are_refused(string code, string russian, MarkMode mode) =>
        Given<Subject>(Added).When(Add(code, russian, mode)).ThenBroken(CurriculumRules.SubjectAlreadyAdded());
}

public sealed class ChooseAssessmentTests
{
    private static Func<Subject, IEnumerable<IDomainEvent>> Choose(MarkMode mode) => subject =>
        ChooseAssessmentHandler.Handle(new(Ids.Maths, mode), subject);

    [Fact]
    public void Another_way_is_chosen() =>
        Given<Subject>(AddSubjectTests.Added).When(Choose(MarkMode.PassFail))
            .Then(new SubjectAssessmentChosen(Ids.Maths, MarkMode.PassFail));

    [Fact]
    public void The_way_it_is_already_changes_nothing() =>
        Given<Subject>(AddSubjectTests.Added).When(Choose(MarkMode.Points)).ThenNothing();

    [Fact]
    public void And_back_again() => Given<Subject>(AddSubjectTests.Added, new SubjectAssessmentChosen(Ids.Maths, MarkMode.None))
        .When(Choose(MarkMode.Points)).Then(new SubjectAssessmentChosen(Ids.Maths, MarkMode.Points));
}

public sealed class AssignTeachingTests
{
    private static readonly DateOnly From = new(2026, 9, 1);

    private static Func<Subject, IEnumerable<IDomainEvent>> Assign(Guid teacher, DateOnly from) =>
        subject => AssignTeachingHandler.Handle(new(Ids.Maths, Ids.Class, teacher, from), subject);

    private static TeachingAssigned Assigned(Guid teacher, DateOnly from) => new(Ids.Maths, Ids.Class, teacher, from);

    [Fact]
    public void A_teacher_is_assigned_to_a_class() =>
        Given<Subject>(AddSubjectTests.Added).When(Assign(Ids.Teacher, From)).Then(Assigned(Ids.Teacher, From));

    [Fact]
    public void The_same_again_changes_nothing() =>
        Given<Subject>(AddSubjectTests.Added, Assigned(Ids.Teacher, From)).When(Assign(Ids.Teacher, From)).ThenNothing();

    [Fact]
    public void A_substitute_takes_over_from_a_day_on() => Given<Subject>(AddSubjectTests.Added, Assigned(Ids.Teacher, From))
        .When(Assign(Ids.Substitute, From.AddDays(7))).Then(Assigned(Ids.Substitute, From.AddDays(7)));

    [Fact]
    public void Other_classes_are_not_touched() => Given<Subject>(AddSubjectTests.Added, Assigned(Ids.Teacher, From))
        .When(s => AssignTeachingHandler.Handle(new(Ids.Maths, Ids.OtherClass, Ids.Teacher, From), s))
        .Then(new TeachingAssigned(Ids.Maths, Ids.OtherClass, Ids.Teacher, From));
}
