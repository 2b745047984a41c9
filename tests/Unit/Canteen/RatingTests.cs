using EduEvents.Application.Canteen;
using EduEvents.Domain;
using EduEvents.Domain.Canteen;
using EduEvents.Projections.Canteen;
using static EduEvents.Unit.Spec;

namespace EduEvents.Unit.Canteen;

public sealed class RatingTests
{
    private static readonly Guid Rating = MealRating.IdOf(Ids.Meal);

    private static MealRated Rated(int stars = 4, string comment = "Дәмді") =>
        new(Rating, Ids.Meal, Ids.Aigerim, Purse.Day, "lunch", stars, new(Ids.Aigerim, comment));

    private static readonly RatingAnswered Answered = new(Rating, Ids.Meal, Ids.Aigerim, new(Ids.Aigerim, "Рақмет"));

    private static Func<MealRating, IEnumerable<IDomainEvent>> Rate(int stars = 4, Guid? learner = null, string? slot = "lunch") =>
        rating => RateMealHandler.Handle(new(learner ?? Ids.Aigerim, Ids.Meal, Purse.Day, stars, " Дәмді "), rating, new(slot));

    private static Func<MealRating, IEnumerable<IDomainEvent>> Answer(Guid? learner = null) =>
        rating => AnswerRatingHandler.Handle(new(Ids.Meal, learner ?? Ids.Aigerim, " Рақмет "), rating);

    [Fact]
    public void A_meal_is_rated_and_rated_anew()
    {
        Given<MealRating>().When(Rate()).Then(Rated());
        Given<MealRating>(Rated()).When(Rate()).ThenNothing();
        Given<MealRating>(Rated(), Answered).When(Rate(2)).Then(Rated(2));
    }

    [Fact]
    public void Only_what_was_eaten_and_by_whoever_ate_it()
    {
        Given<MealRating>().When(Rate(slot: null)).ThenBroken(CanteenRules.MealUnknown());
        Given<MealRating>(Rated()).When(Rate(learner: Ids.Bolat)).ThenBroken(CanteenRules.MealUnknown());
    }

    [Fact]
    public void The_canteen_answers_once_and_anew_when_it_is_rated_anew()
    {
        Given<MealRating>(Rated()).When(Answer()).Then(Answered);
        Given<MealRating>(Rated(), Answered).When(Answer()).ThenNothing();
        Given<MealRating>(Rated(), Answered, Rated(2)).When(Answer()).Then(Answered);
        Given<MealRating>(Rated()).When(Answer(Ids.Bolat)).ThenBroken(CanteenRules.MealUnknown());
    }

    [Fact]
    public void The_card_shows_what_was_said_last_and_the_answer() => View.Of<RatingCard>(Rating, new RatingCardProjection().Evolve, Rated(), Answered, Rated(2), Answered)
        .Shows(new()
        {
            Id = Rating, MealId = Ids.Meal, LearnerId = Ids.Aigerim, On = Purse.Day, Slot = "lunch", Stars = 2, Comment = new(Ids.Aigerim, "Дәмді"),
            RatedAt = View.Recorded.AddSeconds(2), Answer = new(Ids.Aigerim, "Рақмет")
        });
}
