using EduEvents.Application.Homework;
using EduEvents.Domain;
using EduEvents.Domain.Homework;
using static EduEvents.Unit.Spec;
using static EduEvents.Unit.Homework.Task;

namespace EduEvents.Unit.Homework;

public sealed class LearnerWorkTests
{
    private static readonly HandIn Handing = new(Id, Ids.Aigerim, "Шештім", [Photo.FileId]);
    private static readonly ReturnWork Returning = new(Id, Ids.Aigerim, Ids.Class, Ids.Maths, "Қайта шеш", null);
    private static readonly AcceptWork Accepting = new(Id, Ids.Aigerim, Ids.Class, Ids.Maths, "", Ids.Lesson, 9);

    private static Func<LearnerWork, IEnumerable<IDomainEvent>> Hand(HandIn c, WorkFacts? facts = null) => w => HandInHandler.Handle(c, w, facts ?? Facts);

    [Fact]
    public void A_work_is_handed_in_on_its_day_and_late_after_it()
    {
        Given<LearnerWork>().When(Hand(Handing)).Then(HandedIn(files: Photo));
        Given<LearnerWork>().When(Hand(Handing, Facts with { Today = Due.AddDays(1) })).Then(HandedIn(late: true, files: Photo));
        Given<LearnerWork>(HandedIn(), Returned(dueOn: Due.AddDays(3))).When(Hand(Handing, Facts with { Today = Due.AddDays(3) })).Then(HandedIn(files: Photo));
    }

    [Fact]
    public void The_same_again_changes_nothing_and_another_work_is_a_new_fact()
    {
        Given<LearnerWork>(HandedIn(files: Photo)).When(Hand(Handing)).ThenNothing();
        Given<LearnerWork>(HandedIn(files: Photo)).When(Hand(Handing with { Text = "Тағы" })).Then(HandedIn("Тағы", files: Photo));
    }

    [Fact]
    public void A_guardian_hands_in_for_a_small_one_only()
    {
        var byMother = Facts with { ByFamily = true };
        Given<LearnerWork>().When(Hand(Handing, byMother)).ThenBroken(HomeworkRules.LearnerHandsIn(4));
        Given<LearnerWork>().When(Hand(Handing, byMother with { Given = Facts.Given! with { Grade = 4 } })).Then(HandedIn(files: Photo));
    }

    [Fact]
    public void What_is_wrong_about_a_hand_in_is_told_at_once()
    {
        Given<LearnerWork>(Accepted()).When(Hand(Handing with { Text = " ", Files = [] },
            Facts with { Withdrawn = true, IsFor = false, Given = Facts.Given! with { ToHandIn = false } }))
            .ThenBroken(HomeworkRules.HomeworkIsWithdrawn(), HomeworkRules.NotForLearner(), HomeworkRules.NothingToHandIn(), HomeworkRules.WorkIsEmpty(),
                HomeworkRules.WorkIsAccepted());
        Given<LearnerWork>().When(Hand(Handing, Facts with { Given = null })).ThenBroken(HomeworkRules.HomeworkUnknown());
        Given<LearnerWork>().When(Hand(Handing, Facts with { Files = [], MostFiles = 0 })).ThenBroken(FileRules.TooMany(0), FileRules.Unknown());
    }

    [Fact]
    public void A_work_is_given_back_once_with_a_word_and_done_again()
    {
        Given<LearnerWork>(HandedIn()).When(w => ReturnWorkHandler.Handle(Returning, w, Facts)).Then(Returned());
        Given<LearnerWork>(HandedIn(), Returned()).When(w => ReturnWorkHandler.Handle(Returning, w, Facts)).ThenNothing();
        Given<LearnerWork>(HandedIn(), Returned()).When(w => ReturnWorkHandler.Handle(Returning with { Comment = "Тағы" }, w, Facts)).ThenBroken(HomeworkRules.NotHandedIn());
        Given<LearnerWork>(HandedIn()).When(w => ReturnWorkHandler.Handle(Returning with { Comment = " ", DueOn = Due }, w, Facts))
            .ThenBroken(HomeworkRules.CommentNeeded(), HomeworkRules.DueTooEarly());
        Given<LearnerWork>(HandedIn(), Accepted()).When(w => ReturnWorkHandler.Handle(Returning, w, Facts)).ThenBroken(HomeworkRules.WorkIsAccepted());
    }

    [Fact]
    public void A_work_is_accepted_once_also_when_it_was_shown_on_paper()
    {
        Given<LearnerWork>().When(w => AcceptWorkHandler.Handle(Accepting, w, Facts)).Then(Accepted());
        Given<LearnerWork>(HandedIn(), Accepted()).When(w => AcceptWorkHandler.Handle(Accepting, w, Facts)).ThenNothing();
        Given<LearnerWork>(HandedIn(), Accepted()).When(w => AcceptWorkHandler.Handle(Accepting with { Points = 8 }, w, Facts)).ThenBroken(HomeworkRules.WorkIsAccepted());
        Given<LearnerWork>(HandedIn()).When(w => AcceptWorkHandler.Handle(Accepting with { LessonId = null }, w, Facts)).ThenBroken(HomeworkRules.LessonNeeded());
    }

    [Fact]
    public void A_teacher_writes_about_a_work_before_and_after_it_is_handed_in()
    {
        CommentWork comment = new(Id, Ids.Aigerim, Ids.Class, Ids.Maths, "Жарайсың");
        WorkCommented said = new(Id, Ids.Aigerim, Ids.Class, Ids.Maths, new(Ids.Aigerim, "Жарайсың"));
        Given<LearnerWork>().When(w => CommentWorkHandler.Handle(comment, w, Facts)).Then(said);
        Given<LearnerWork>(said).When(w => CommentWorkHandler.Handle(comment, w, Facts)).ThenNothing();
    }

    [Fact]
    public void A_file_of_a_work_is_erased_once_with_a_reason()
    {
        EraseWorkFile erase = new(Id, Ids.Aigerim, Photo.FileId, "Басқа сурет");
        WorkFileErased erased = new(Id, Ids.Aigerim, Ids.Class, Ids.Maths, Photo.FileId, "Басқа сурет");
        Given<LearnerWork>(HandedIn(files: Photo)).When(w => EraseWorkFileHandler.Handle(erase, w, Facts)).Then(erased);
        Given<LearnerWork>(HandedIn(files: Photo), erased).When(w => EraseWorkFileHandler.Handle(erase, w, Facts)).ThenNothing();
        Given<LearnerWork>(HandedIn()).When(w => EraseWorkFileHandler.Handle(erase with { Reason = "x" }, w, Facts))
            .ThenBroken(HomeworkRules.FileNotInWork(), HomeworkRules.ReasonNeeded());
    }
}
