using EduEvents.Application.Canteen;
using static EduEvents.Unit.Shapes.BrokenShapes;

namespace EduEvents.Unit.Shapes;

/// <summary>Broken shapes of the commands about menus, serving and what learners may eat.</summary>
internal static class CanteenShapes
{
    private const string Bounds = BrokenShapes.Range;

    internal static IEnumerable<(Type, string, string, string)> All() =>
    [
        .. Of<DescribeDish>([("dishId", NoId, $"DishId {Empty}"), ("names", Nothing, $"Names {Null}"), .. Names(), ("portion", "0", $"Portion {Bounds}"),
            ("portion", "5001", $"Portion {Bounds}"), ("price", "-0.01", $"Price {Bounds}"), ("price", "100000.01", $"Price {Bounds}"), ("nutrients", Nothing, $"Nutrients {Null}"),
            .. Gives("proteins", "Proteins", 1000), .. Gives("fats", "Fats", 1000), .. Gives("carbohydrates", "Carbohydrates", 1000), .. Gives("kilocalories", "Kilocalories", 10000),
            .. Allergens(), ("photos", Nothing, $"Photos {Null}"), ("photos", List(11, Photo), $"Photos {Must}"), ("photos[0]", Nothing, $"Photos {Null}"),
            ("photos[0].fileId", NoId, $"Photos.FileId {Empty}"), .. Word("photos[0].name", "Photos.Name", 200)]),
        .. Of<WithdrawDish>([("dishId", NoId, $"DishId {Empty}"), .. Word("reason", "Reason", 400)]),
        .. Of<DrawUpMenu>([.. Day("on", "On"), ("lines", Nothing, $"Lines {Empty}"), ("lines", "[]", $"Lines {Empty}"), ("lines", List(201, Line), $"Lines {Must}"),
            ("lines[0]", Nothing, $"Lines {Null}"), .. Word("lines[0].slot", "Lines.Slot", 20), ("lines[0].dishId", NoId, $"Lines.DishId {Empty}")]),
        .. Of<ApproveMenu>(Day("on", "On")), .. Of<StartServing>(Day("on", "On")),
        .. Of<CloseServing>([.. Day("on", "On"), ("counted", Nothing, $"Counted {Null}"), ("counted", List(11, Count), $"Counted {Must}"), ("counted[0]", Nothing, $"Counted {Null}"),
            .. Word("counted[0].slot", "Counted.Slot", 20), ("counted[0].portions", "-1", $"Counted.Portions {Bounds}"), ("counted[0].portions", "100001", $"Counted.Portions {Bounds}")]),
        .. Of<GiveEntitlement>([.. Learner(), .. Entitlement(), .. Word("category", "Category", 40), ("slots", Nothing, $"Slots {Empty}"), ("slots", "[]", $"Slots {Empty}"),
            ("slots", List(11, Code), $"Slots {Must}"), .. Word("slots[0]", "Slots", 20), ("share", "0", $"Share {Bounds}"), ("share", "101", $"Share {Bounds}"), .. Day("from", "From"),
            .. Day("until", "Until"), ("order", Nothing, $"Order {Null}"), .. Word("order.number", "Order.Number", 60), .. Day("order.on", "Order.On")]),
        .. Of<EndEntitlement>([.. Learner(), .. Entitlement(), .. Day("lastDay", "LastDay"), .. Word("reason", "Reason", 400)]),
        .. Of<BarDishes>([.. Learner(), .. Allergens(), ("dishes", Nothing, $"Dishes {Null}"), ("dishes", List(201, Id), $"Dishes {Must}"), ("dishes[0]", NoId, $"Dishes {Empty}")]),
        .. Of<RateMeal>([.. Learner(), ("mealId", NoId, $"MealId {Empty}"), .. Day("on", "On"), ("stars", "0", $"Stars {Bounds}"), ("stars", "6", $"Stars {Bounds}"),
            ("comment", Nothing, $"Comment {Null}"), ("comment", Text(1001), $"Comment {Long}")]),
        .. Of<AnswerRating>([.. Learner(), ("mealId", NoId, $"MealId {Empty}"), .. Word("answer", "Answer", 1000)]),
        .. Of<LimitSpending>([.. Learner(), ("aDay", "-0.01", $"ADay {Bounds}"), ("aDay", "1000000.01", $"ADay {Bounds}")]),
        .. Of<ServeMeal>([.. Learner(), ("mealId", NoId, $"MealId {Empty}"), .. Day("on", "On"), .. Word("slot", "Slot", 20), ("dishes", Nothing, $"Dishes {Empty}"),
            ("dishes", "[]", $"Dishes {Empty}"), ("dishes", List(51, Id), $"Dishes {Must}"), ("dishes[0]", NoId, $"Dishes {Empty}")])
    ];

    private static IEnumerable<(string, string, string)> Learner() => [("learnerId", NoId, $"LearnerId {Empty}")];

    private static IEnumerable<(string, string, string)> Entitlement() => [("entitlementId", NoId, $"EntitlementId {Empty}")];

    private static IEnumerable<(string, string, string)> Allergens() =>
        [("allergens", Nothing, $"Allergens {Null}"), ("allergens", List(51, Code), $"Allergens {Must}"), .. Word("allergens[0]", "Allergens", 40)];

    private static IEnumerable<(string, string, string)> Gives(string path, string name, int most) =>
        [($"nutrients.{path}", "-0.1", $"Nutrients.{name} {Bounds}"), ($"nutrients.{path}", $"{most}.1", $"Nutrients.{name} {Bounds}")];

    private static string Id(int number) => $"\"{Ids.Of(number)}\"";

    private static string Code(int number) => $"\"c{number}\"";

    private static string Line(int number) => $"{{\"slot\":\"lunch\",\"dishId\":\"{Ids.Of(number)}\",\"extra\":false}}";

    private static string Count(int number) => $"{{\"slot\":\"lunch\",\"portions\":{number}}}";

    private static string Photo(int number) => $"{{\"fileId\":\"{Ids.Of(number)}\",\"name\":\"{number}\"}}";
}
