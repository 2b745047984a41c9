using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using EduEvents.Domain.Timetable;
using EduEvents.Solver;

// The problem is the first line of the input. A second line, or its end, asks to come to an end with what was found. The answer is the last line of the
// output; lines of the error output that begin with "progress" tell seconds, cost and bound of each better week.
JsonSerializerOptions json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) } };
if (await Console.In.ReadLineAsync() is not { Length: > 0 } line)
{
    await Console.Error.WriteLineAsync("No problem was given.");
    return 2;
}
var problem = JsonSerializer.Deserialize<WeekProblem>(line, json)!;
using var stop = new CancellationTokenSource();
_ = Task.Run(async () =>
{
    await Console.In.ReadLineAsync();
    await stop.CancelAsync();
});
var found = new WeekSearch(problem, Tell).Run(stop.Token);
if (found is null)
{
    await Console.Error.WriteLineAsync("Nothing was found in the time.");
    return 1;
}
Console.WriteLine(JsonSerializer.Serialize(found, json));
return 0;

static void Tell(double seconds, double cost, double bound) =>
    Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"progress {seconds:0.0} {cost:0} {bound:0}"));
