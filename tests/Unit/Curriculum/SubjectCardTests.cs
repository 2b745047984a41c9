using EduEvents.Domain.Curriculum;
using EduEvents.Projections.Curriculum;

namespace EduEvents.Unit.Curriculum;

public sealed class SubjectCardTests
{
    [Fact]
    public void A_subject_with_who_teaches_it_now()
    {
        DateOnly from = new(2026, 9, 1), later = new(2026, 9, 8);
        View.Of<SubjectCard>(Ids.Maths, new SubjectCardProjection().Evolve, AddSubjectTests.Added,
            new TeachingAssigned(Ids.Maths, Ids.Class, Ids.Teacher, from),
            new TeachingAssigned(Ids.Maths, Ids.OtherClass, Ids.Teacher, from),
            new TeachingAssigned(Ids.Maths, Ids.Class, Ids.Substitute, later),
            new SubjectAssessmentChosen(Ids.Maths, MarkMode.PassFail)).Shows(new()
            {
                Id = Ids.Maths, Code = "math", Names = new("Математика", "Математика"), MarkMode = MarkMode.PassFail,
                Teaching = [new(Ids.OtherClass, Ids.Teacher, from), new(Ids.Class, Ids.Substitute, later)]
            });
    }
}
