using EduEvents.Application;
using EduEvents.Application.Canteen;
using EduEvents.Domain;

namespace EduEvents.Demo.Town;

/// <summary>Meals and top-ups of past days. Accounts are topped up before they run dry; a meal now and then is given back its
/// money.</summary>
public sealed class PastCanteen(TownSchool school, Voice voice, Absences absences)
{
    private static readonly (string Kk, string Ru, decimal Price)[] Menu =
    [
        ("Сорпа, палау, компот", "Суп, плов, компот", 690), ("Борщ, ет тефтельдері, күріш", "Борщ, тефтели, рис", 720),
            ("Кеспе, тауық еті, қарақұмық", "Лапша, курица, гречка", 740),
        ("Бұршақ сорпасы, балық, картоп езбесі", "Гороховый суп, рыба, пюре", 710), ("Мастава, манты, шай", "Мастава, манты, чай", 780),
            ("Көкөніс сорпасы, котлет, макарон", "Овощной суп, котлета, макароны", 700)
    ];

    private static readonly decimal[] TopUps = [5000, 7000, 10000, 15000];
    private readonly Dictionary<Guid, decimal> _balances = [];

    /// <summary>One day. Days must come in their order.</summary>
    public IEnumerable<BulkCommand> Day(DateOnly day)
    {
        var chance = school.Chance("canteen", day);
        var dish = Menu[day.DayNumber % Menu.Length];
        foreach (var room in school.Classes)
        {
            // Primary classes eat after the second lesson, the others after the third.
            var break_ = SchoolTime.At(day, SchoolSpec.Bells[room.Shift][room.Grade <= 4 ? 1 : 2].Ends);
            foreach (var pupil in room.Pupils.Where(p => p.EatsHere && absences.Away(p.Id, day) is null && chance.Bool(0.9f)))
            {
                var balance = _balances.GetValueOrDefault(pupil.Id);
                if (balance < dish.Price)
                {
                    var amount = chance.ArrayElement(TopUps);
                    balance += amount;
                    yield return voice.Cashier(new TopUpAccount(pupil.Id, StableId.Of("demo.top_up", pupil.Id, day), amount,
                        chance.Bool(0.8f) ? "card" : "cash", day), break_.AddMinutes(-chance.Number(20, 60)));
                }
                var (meal, at) = (StableId.Of("demo.meal", pupil.Id, day), break_.AddSeconds(chance.Number(30, 840)));
                _balances[pupil.Id] = balance - dish.Price;
                yield return voice.Cashier(new PayMeal(pupil.Id, meal, day, "lunch", room.Language == "ru" ? dish.Ru : dish.Kk,
                    dish.Price), at);
                if (!chance.Bool(0.002f)) continue;
                _balances[pupil.Id] += dish.Price;
                yield return voice.Cashier(new RefundMeal(pupil.Id, meal, room.Language == "ru" ? "Блюдо не выдано" : "Тағам берілмеді"),
                    at.AddMinutes(10));
            }
        }
    }
}
