namespace EduEvents.Unit;

/// <summary>Fixed ids of the people and things of the unit tests.</summary>
public static class Ids
{
    public static readonly Guid School = Of(1), Class = Of(2), OtherClass = Of(3), Maths = Of(4), Teacher = Of(5), Substitute = Of(6);
    public static readonly Guid Aigerim = Of(10), Bolat = Of(11), Stranger = Of(12), Mother = Of(13);
    public static readonly Guid Lesson = Of(20), OtherLesson = Of(21), Terminal = Of(30), Account = Of(40), Grant = Of(41), TopUp = Of(50),
        Meal = Of(51);

    public static Guid Of(int number) => new($"0192f0c5-0000-7000-8000-{number:d12}");
}
