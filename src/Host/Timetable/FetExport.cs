using System.Globalization;
using System.Xml.Linq;
using EduEvents.Domain.Timetable;

namespace EduEvents.Host.Timetable;

/// <summary>
/// A plan as a file of FET (.fet), the free timetabling program: lessons, their places as fixed times and rooms, and when teachers cannot teach. FET knows one
/// week only, so a plan with lessons of every second week becomes two weeks in a row, and shifts follow each other within a day. Norms and the score stay out.
/// </summary>
public sealed class FetExport
{
    private const string Version = "6.8.5", Certain = "100";
    private readonly PlanBoard _board;
    private readonly bool _twoWeeks;
    private readonly List<XElement> _activities = [], _times = [], _spaces = [];
    private readonly Dictionary<(string Kind, Guid Id), string> _names = [];

    private FetExport(PlanBoard board) => (_board, _twoWeeks) = (board, board.Plan.Activities.Any(a => a.Hours % 1 != 0));

    /// <summary>Makes the file.</summary>
    public static XDocument Of(PlanBoard board) => new FetExport(board).Make();

    private XDocument Make()
    {
        foreach (var activity in _board.Plan.Activities) Activity(activity);
        foreach (var (teacher, closed) in _board.Week.Away.Where(a => a.Value.Count > 0 && _board.Plan.Activities.Exists(x => x.Teachers.Contains(a.Key)))) Away(teacher, closed);
        return new(new XDeclaration("1.0", "UTF-8", null), new XElement("fet", new XAttribute("version", Version),
            new XElement("Mode", "Official"), new XElement("Institution_Name", _board.Plan.Title), new XElement("Comments"),
            List("Days_List", "Number_of_Days", "Day", Days()), List("Hours_List", "Number_of_Hours", "Hour", Hours()),
            new XElement("Subjects_List", Named("subject", "Subject")), new XElement("Activity_Tags_List"),
            new XElement("Teachers_List", Named("teacher", "Teacher", new XElement("Target_Number_of_Hours", 0), new XElement("Qualified_Subjects"))),
            new XElement("Students_List", Students()), new XElement("Activities_List", _activities), new XElement("Buildings_List"),
            new XElement("Rooms_List", Named("room", "Room", new XElement("Building"), new XElement("Capacity", 1_000), new XElement("Virtual", false))),
            new XElement("Time_Constraints_List", Constraint("ConstraintBasicCompulsoryTime"), _times),
            new XElement("Space_Constraints_List", Constraint("ConstraintBasicCompulsorySpace"), _spaces)));
    }

    private void Activity(Activity activity)
    {
        for (var index = 0; index < activity.Cards; index++)
        {
            var card = _board.Plan.Cards.Find(c => c.Card == (activity.ActivityId, index));
            // What is held every week is held in both of the two weeks.
            int[] weeks = !_twoWeeks ? [1] : !activity.IsHalf(index) ? [1, 2] : card?.Weeks == Weeks.Even ? [2] : [1];
            foreach (var week in weeks) Held(activity, card, week);
        }
    }

    private void Held(Activity activity, Placement? card, int week)
    {
        var ids = new List<int>();
        foreach (var (i, part) in activity.Parts.Index())
        {
            var id = _activities.Count + 1;
            ids.Add(id);
            _activities.Add(new("Activity", new XElement("Teacher", Name("teacher", part.TeacherId, _board.Book.Teacher(part.TeacherId))),
                new XElement("Subject", Name("subject", part.SubjectId, _board.Book.Subject(part.SubjectId))),
                new XElement("Students", Name("group", part.GroupId, _board.Book.Group(part.GroupId))), new XElement("Duration", 1),
                new XElement("Total_Duration", 1), new XElement("Id", id), new XElement("Activity_Group_Id", 0), new XElement("Active", true), new XElement("Comments")));
            if (card is null) continue;
            _times.Add(Constraint("ConstraintActivityPreferredStartingTime", new XElement("Activity_Id", id), new XElement("Preferred_Day", Day(week, card.Slot.Day)),
                new XElement("Preferred_Hour", Hour(card.Slot.Shift, card.Slot.Number)), new XElement("Permanently_Locked", true)));
            if (card.Rooms[i] is { } room)
                _spaces.Add(Constraint("ConstraintActivityPreferredRoom", new XElement("Activity_Id", id),
                    new XElement("Room", Name("room", room, _board.Book.Room(room))), new XElement("Permanently_Locked", true)));
        }
        if (ids.Count > 1)
            _times.Add(Constraint("ConstraintActivitiesSameStartingTime", [new XElement("Number_of_Activities", ids.Count), .. ids.Select(id => new XElement("Activity_Id", id))]));
    }

    private void Away(Guid teacher, IReadOnlySet<Slot> closed)
    {
        var times = Enumerable.Range(1, _twoWeeks ? 2 : 1).SelectMany(w => closed.Where(s => _board.Week.Has(s, _board.Plan.Days)).Select(s => new XElement(
            "Not_Available_Time", new XElement("Day", Day(w, s.Day)), new XElement("Hour", Hour(s.Shift, s.Number))))).ToList();
        _times.Add(Constraint("ConstraintTeacherNotAvailableTimes",
            [new XElement("Teacher", Name("teacher", teacher, _board.Book.Teacher(teacher))), new XElement("Number_of_Not_Available_Times", times.Count), .. times]));
    }

    // A class is a year of FET, and its subgroups are groups of it.
    private IEnumerable<XElement> Students()
    {
        var groups = _names.Keys.Where(n => n.Kind == "group").Select(n => n.Id).ToList();
        var classes = groups.Select(g => _board.Week.Groups.GetValueOrDefault(g)?.ClassId ?? g).Distinct();
        return [.. classes.Select(c => new XElement("Year", new XElement("Name", Name("group", c, _board.Book.Group(c))), new XElement("Number_of_Students", 0),
            groups.Where(g => g != c && _board.Week.Groups.GetValueOrDefault(g)?.ClassId == c)
                .Select(g => new XElement("Group", new XElement("Name", _names[("group", g)]), new XElement("Number_of_Students", 0)))))];
    }

    // FET tells things apart by their names: two people of one name get a number.
    private string Name(string kind, Guid id, string wanted)
    {
        if (_names.TryGetValue((kind, id), out var known)) return known;
        var (name, n) = (wanted.Length > 0 ? wanted : "?", 1);
        while (_names.Any(x => x.Key.Kind == kind && x.Value == name)) name = string.Create(CultureInfo.InvariantCulture, $"{wanted} ({++n})");
        return _names[(kind, id)] = name;
    }

    private IEnumerable<XElement> Named(string kind, string element, params XElement[] more) => _names.Where(n => n.Key.Kind == kind)
        .Select(n => new XElement(element, [new XElement("Name", n.Value), .. more.Select(m => new XElement(m)), new XElement("Comments")]));

    private IEnumerable<string> Days() => Enumerable.Range(1, _twoWeeks ? 2 : 1).SelectMany(w => Enumerable.Range(1, _board.Plan.Days).Select(d => Day(w, d)));

    private IEnumerable<string> Hours() => _board.Week.Bells.OrderBy(b => b.Key).SelectMany(b => b.Value.Select(n => Hour(b.Key, n)));

    private string Day(int week, int day) => string.Create(CultureInfo.InvariantCulture, $"{(_twoWeeks ? $"{week}." : "")}{(DayOfWeek)(day % 7)}");

    private static string Hour(int shift, int number) => string.Create(CultureInfo.InvariantCulture, $"{shift}/{number}");

    private static XElement List(string name, string count, string item, IEnumerable<string> names)
    {
        var all = names.ToList();
        return new(name, new XElement(count, all.Count), all.Select(n => new XElement(item, new XElement("Name", n))));
    }

    private static XElement Constraint(string name, params XElement[] of) =>
        new(name, [new XElement("Weight_Percentage", Certain), .. of, new XElement("Active", true), new XElement("Comments")]);
}
