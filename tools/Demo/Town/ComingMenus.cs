using EduEvents.Application;
using EduEvents.Application.Canteen;
using EduEvents.Domain;
using EduEvents.Domain.Canteen;

namespace EduEvents.Demo.Town;

/// <summary>What the canteen cooks, and the approved menus of the day that is lived through and of the days after it.</summary>
public sealed class ComingMenus(TownSchool school, Voice voice, DateOnly last)
{
    private const int Days = 5;

    private static readonly (string Key, LocalNames Names, int Portion, decimal Price, Nutrients Gives, string[] Allergens)[] Cooked =
    [
        ("porridge", new("Сүтті сұлы ботқасы", "Овсяная каша на молоке", "Oat porridge with milk"), 200, 220, new(7, 8, 32, 228), ["gluten", "milk"]),
        ("omelette", new("Омлет", "Омлет", "Omelette"), 120, 260, new(12, 15, 3, 195), ["egg", "milk"]),
        ("soup", new("Көкөніс сорпасы", "Овощной суп", "Vegetable soup"), 250, 210, new(3, 4, 15, 108), ["celery"]),
        ("borsch", new("Борщ", "Борщ", "Borsch"), 250, 230, new(4, 6, 14, 126), ["celery"]),
        ("pilaf", new("Палау", "Плов", "Pilaf"), 220, 450, new(15, 13, 40, 337), []),
        ("fish", new("Картоп езбесімен балық", "Рыба с картофельным пюре", "Fish with mashed potatoes"), 250, 420, new(19, 10, 27, 274), ["fish", "milk"]),
        ("chicken", new("Қарақұмық пен тауық еті", "Курица с гречкой", "Chicken with buckwheat"), 240, 430, new(22, 11, 34, 323), []),
        ("compote", new("Компот", "Компот", "Stewed fruit drink"), 200, 80, new(0, 0, 22, 88), []),
        ("bun", new("Тоқаш", "Булочка", "Bun"), 80, 110, new(6, 5, 42, 237), ["gluten", "egg", "milk"])
    ];

    private static readonly string[][] Lunches = [["soup", "pilaf", "compote"], ["borsch", "fish", "compote"], ["soup", "chicken", "compote"]];

    private static Guid IdOf(TownSchool school, string key) => StableId.Of("demo.dish", school.Spec.Key, key);

    /// <summary>All of it, drawn up in the afternoon of the last past day.</summary>
    public IEnumerable<BulkCommand> Commands()
    {
        var at = SchoolTime.At(last, new(15, 0));
        var facts = new MenuFacts(last, Cooked.ToDictionary(d => IdOf(school, d.Key), d => Described(d)));
        foreach (var (dish, i) in Cooked.Select((d, i) => (d, i)))
            yield return voice.Cashier(new DescribeDish(IdOf(school, dish.Key), dish.Names, dish.Portion, dish.Price, dish.Gives, dish.Allergens, []), at.AddMinutes(i))
                with { Found = new DishFacts(Cooked.SelectMany(d => d.Allergens).ToHashSet(), []) };
        foreach (var (day, i) in Enumerable.Range(1, 14).Select(last.AddDays).Where(school.Calendar.IsSchoolDay).Take(Days).Select((d, i) => (d, i)))
        {
            yield return voice.Cashier(new DrawUpMenu(day, [.. Lines(i)]), at.AddMinutes(20 + 2 * i)) with { Found = facts };
            yield return voice.Director(new ApproveMenu(day), at.AddMinutes(21 + 2 * i));
        }
    }

    private IEnumerable<MenuChoice> Lines(int day) =>
        Lunches[day % Lunches.Length].Select(key => new MenuChoice("lunch", IdOf(school, key), Extra: false))
            .Prepend(new("breakfast", IdOf(school, day % 2 == 0 ? "porridge" : "omelette"), Extra: false))
            .Append(new("lunch", IdOf(school, "bun"), Extra: true));

    private DishDescribed Described((string Key, LocalNames Names, int Portion, decimal Price, Nutrients Gives, string[] Allergens) dish) =>
        new(IdOf(school, dish.Key), dish.Names, dish.Portion, Money.Tenge(dish.Price), dish.Gives, dish.Allergens, []);
}
