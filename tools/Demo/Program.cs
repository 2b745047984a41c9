using EduEvents.Application;
using EduEvents.Demo.Town;
using EduEvents.Domain;
using EduEvents.Host;
using Marten;
using Microsoft.Extensions.DependencyInjection;

return await HostProgram.Run(args, new()
{
    BeforeServing = async (app, stop) =>
    {
        var t = TimeProvider.System.GetTimestamp();
        var town = new DemoTown(new(SchoolTime.Day(TimeProvider.System.GetUtcNow())));
        Console.WriteLine($"made {TimeProvider.System.GetElapsedTime(t)}");
        foreach (var s in town.Schools) Console.WriteLine($"{s.Spec.Key} classes {s.Classes.Count} pupils {s.Pupils.Count()} staff {s.Staff.Count} groups {s.Groups.Count} sub {s.Groups.Count(g => g.IsSubgroup)} hours {s.Groups.Sum(g => g.Subject.Hours(g.Class.Language, g.Class.Grade))} placed {s.Timetable.ByDay.Sum(d => d.Count())}");
        if (!await DemoTown.MayFill(app.Services.GetRequiredService<IDocumentStore>(), stop)) { Console.WriteLine("not empty"); return; }
        var report = await town.Fill(app.Services.GetRequiredService<BulkLane>(), stop);
        Console.WriteLine($"filled {TimeProvider.System.GetElapsedTime(t)} {report.Events} {report.Unchanged} {report.Refusals.Count}");
        foreach (var g in report.Refusals.GroupBy(r => string.Join(",", r.Reasons))) Console.WriteLine($"{g.Key} {g.Count()} {g.First().Sent.Command}");
    }
});
