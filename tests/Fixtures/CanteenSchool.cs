using EduEvents.Application.Canteen;
using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.Canteen;
using EduEvents.Host.Http;

namespace EduEvents.Fixtures;

/// <summary>
/// The canteen of the lived school: five dishes, one with a photograph; breakfast and lunch of today served, tomorrow's menu approved, the one after drawn up
/// only; one learner eats free, one for half; the first learner must not be served milk.
/// </summary>
public sealed class CanteenSchool(LivedSchool lived)
{
    private static readonly Nutrients Gives = new(9.5m, 8, 42, 280);

    public Guid Porridge { get; } = Guid.CreateVersion7();
    public Guid Egg { get; } = Guid.CreateVersion7();
    public Guid Soup { get; } = Guid.CreateVersion7();
    public Guid Pilaf { get; } = Guid.CreateVersion7();
    public Guid Bun { get; } = Guid.CreateVersion7();

    /// <summary>Cooks, approves, serves breakfast.</summary>
    public async Task Live()
    {
        var photo = Guid.CreateVersion7();
        using var sent = await lived.School.Platform!.Http.PutAsync(new Uri($"/api/files/{photo}", UriKind.Relative), new ByteArrayContent(SentFiles.Jpeg));
        sent.EnsureSuccessStatusCode();
        await Send("describe-dish", new DescribeDish(Porridge, new("Сүт ботқасы", "Молочная каша", "Milk porridge"), 200, 280, Gives, ["milk", "gluten"], []));
        await Send("describe-dish", new DescribeDish(Egg, new("Жұмыртқа мен нан", "Яйцо с хлебом", "Egg and bread"), 120, 220, Gives, ["egg", "gluten"], []));
        await Send("describe-dish", new DescribeDish(Soup, new("Тауық етінен кеспе көже", "Суп-лапша с курицей", "Chicken noodle soup"), 250, 350, Gives, ["gluten", "celery"], []));
        await Send("describe-dish", new DescribeDish(Pilaf, new("Палау", "Плов", "Pilaf"), 220, 520, Gives, [], [new(photo, "Палау.jpg")]));
        await Send("describe-dish", new DescribeDish(Bun, new("Ірімшік қосылған тоқаш", "Ватрушка", "Curd bun"), 80, 190, Gives, ["gluten", "milk", "egg"], []));
        foreach (var days in new[] { 0, 1, 2 }) await Send("draw-up-menu", new DrawUpMenu(LivedSchool.Today.AddDays(days), Menu));
        var director = await lived.School.As(lived.Accounts[Roles.Director]);
        foreach (var days in new[] { 0, 1 }) await director.Send("/api/canteen/approve-menu", new ApproveMenu(LivedSchool.Today.AddDays(days)));
        await Entitle(lived.Learners[4], 100, "primary");
        await Entitle(lived.Learners[7], 50, "social_assistance");
        var guardian = await lived.School.As(lived.Accounts[Roles.Guardian]);
        await guardian.Send("/api/canteen/bar-dishes", new BarDishes(lived.Learners[0], ["milk"], []));
        await guardian.Send("/api/canteen/limit-spending", new LimitSpending(lived.Learners[0], 1500));
        await Send("start-serving", new StartServing(LivedSchool.Today));
        var meal = Guid.CreateVersion7();
        foreach (var i in new[] { 1, 4, 7, 10 })
            await Send("serve-meal", new ServeMeal(lived.Learners[i], i == 1 ? meal : Guid.CreateVersion7(), LivedSchool.Today, "breakfast", [Porridge], false));
        await Send("rate-meal", new RateMeal(lived.Learners[1], meal, LivedSchool.Today, 4, "Дәмді, бірақ суып қалған"));
        await Send("answer-rating", new AnswerRating(meal, lived.Learners[1], "Рақмет, жылытқышты ауыстырдық"));
    }

    private static OrderRef Order => new("45-ө", new(2026, 8, 28));

    private IReadOnlyList<MenuChoice> Menu =>
    [
        new("breakfast", Porridge, false), new("breakfast", Egg, true), new("lunch", Soup, false), new("lunch", Pilaf, false), new("lunch", Bun, true)
    ];

    private Task<CommandReply> Entitle(Guid learner, int share, string category) => Send("give-entitlement",
        new GiveEntitlement(learner, Guid.CreateVersion7(), category, ["breakfast", "lunch"], share, new(2026, 9, 1), new(2027, 5, 25), Order));

    private Task<CommandReply> Send(string path, object command) => lived.School.Platform!.Send($"/api/canteen/{path}", command);
}
