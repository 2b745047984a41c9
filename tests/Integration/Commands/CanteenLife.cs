using EduEvents.Application.Canteen;
using EduEvents.Domain.Canteen;

namespace EduEvents.Integration.Commands;

/// <summary>The commands about menus and serving, each where it is right to send it, for somebody who has a meal account with money on it.</summary>
internal static class CanteenLife
{
    // Serving begins on its own day, which is that of the suite's clock.
    private static readonly DateOnly Today = new(2026, 10, 15);

    /// <summary>The commands in order.</summary>
    public static IEnumerable<LifeStep> Steps(Guid learner)
    {
        var (soup, bun, entitlement, meal) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        return
        [
            LifeStep.Of("canteen/describe-dish", new DescribeDish(soup, new("Сорпа", "Суп"), 250, 300, new(6, 4, 12, 110), ["celery"], []), c => c with { Price = 310 }),
            LifeStep.Of("canteen/draw-up-menu", new DrawUpMenu(Today, [new("lunch", soup, false)]), c => c with { Lines = [new("supper", soup, false)] }),
            LifeStep.Of("canteen/approve-menu", new ApproveMenu(Today), c => c with { On = Today.AddDays(1) }) with
            {
                Before = ("canteen/draw-up-menu", new DrawUpMenu(Today.AddDays(1), [new("lunch", soup, false)]))
            },
            LifeStep.Of("canteen/start-serving", new StartServing(Today), c => c with { On = Today.AddDays(1) }),
            LifeStep.Of("canteen/give-entitlement",
                new GiveEntitlement(learner, entitlement, "primary", ["lunch"], 50, Today, Today.AddDays(30), new("45-ө", Today)), c => c with { Share = 100 }),
            LifeStep.Of("canteen/bar-dishes", new BarDishes(learner, ["milk"], []), c => c with { Allergens = ["nuts"] }),
            LifeStep.Of("canteen/limit-spending", new LimitSpending(learner, 2000), c => c with { ADay = null }),
            LifeStep.Of("canteen/serve-meal", new ServeMeal(learner, meal, Today, "lunch", [soup], false), c => c with { Again = true }),
            LifeStep.Of("canteen/rate-meal", new RateMeal(learner, meal, Today, 4, "Дәмді"), c => c with { Stars = 5 }),
            LifeStep.Of("canteen/answer-rating", new AnswerRating(meal, learner, "Рақмет"), c => c with { Answer = "Жоқ" }),
            LifeStep.Of("canteen/end-entitlement", new EndEntitlement(learner, entitlement, Today, "ауысты"), c => c with { Reason = "қате" }),
            LifeStep.Of("canteen/close-serving", new CloseServing(Today, [new SlotCount("lunch", 1)]), c => c with { Counted = [] }),
            LifeStep.Of("canteen/withdraw-dish", new WithdrawDish(bun, "маусымы өтті"), c => c with { Reason = "қате" }) with
            {
                Before = ("canteen/describe-dish", new DescribeDish(bun, new("Тоқаш", "Булочка"), 60, 150, new(4, 3, 28, 160), [], []))
            }
        ];
    }
}
