namespace EduEvents.Domain.Canteen;

/// <summary>What must be known of a meal to rate it; looked up before the decision.</summary>
/// <param name="Slot">Its slot; null when the learner had no such meal on the day, or it was given back.</param>
public sealed record RatedMeal(string? Slot);

/// <summary>What a family said of a meal, and what the canteen answered.</summary>
public sealed record MealRating(Guid Id, MealRated Rated, string? Answer) : IState<MealRating>
{
    /// <summary>The rating of a meal.</summary>
    public static Guid IdOf(Guid meal) => StableId.Of("canteen.rating", meal);

    /// <summary>Rates a meal that was eaten, or rates it anew; the same again changes nothing.</summary>
    public static IEnumerable<IDomainEvent> Rate(MealRating? rating, Guid meal, Guid learner, DateOnly on, int stars, string comment, RatedMeal facts)
    {
        if (rating is not null && rating.Rated.LearnerId == learner && rating.Rated.Stars == stars && rating.Rated.Comment.Value == comment) return [];
        new Rules()
            .Require(facts.Slot is not null && (rating is null || rating.Rated.LearnerId == learner), CanteenRules.MealUnknown())
            .Check();
        return [new MealRated(IdOf(meal), meal, learner, on, facts.Slot!, stars, new(learner, comment))];
    }

    /// <summary>Answers what was said, or answers it anew.</summary>
    public IEnumerable<IDomainEvent> Reply(Guid learner, string answer)
    {
        new Rules().Require(Rated.LearnerId == learner, CanteenRules.MealUnknown()).Check();
        return Answer == answer ? [] : [new RatingAnswered(Id, Rated.MealId, learner, new(learner, answer))];
    }

    /// <inheritdoc />
    public static MealRating? Fold(MealRating? rating, object @event) => (rating, @event) switch
    {
        // What is said anew is to be answered anew.
        (_, MealRated e) => new(e.RatingId, e, null),
        ({ } r, RatingAnswered e) => r with { Answer = e.Answer.Value },
        _ => rating
    };
}
