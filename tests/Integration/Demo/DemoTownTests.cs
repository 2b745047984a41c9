using EduEvents.Application;
using EduEvents.Application.Incidents;
using EduEvents.Application.Privacy;
using EduEvents.Demo.Town;
using EduEvents.Domain;
using EduEvents.Domain.Incidents;
using EduEvents.Domain.Privacy;
using EduEvents.Fixtures;
using EduEvents.Host;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace EduEvents.Integration.Demo;

public sealed class DemoTownTests
{
    private static readonly DateOnly Friday = new(2026, 11, 20);
    private static readonly DemoTown Whole = new(new(Friday));

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_same_date_and_seed_give_the_same_events_and_no_rule_refuses_any()
    {
        var database = await Cluster.FreshDatabase(Stop);
        await using (var app = EduEventsHost.Build(["--Serilog:MinimumLevel:Default=Warning"],
            new() { DataFolder = Cluster.Folder, Background = false }, database))
        {
            var town = new DemoTown(new(Friday) { Days = 3, Schools = [SchoolSpec.Town[2]] });
            var first = await town.Fill(app.Services.GetRequiredService<BulkLane>(), Stop);
            var views = await Views(database);
            await new DemoAccounts(town).Make(app.Services, Stop);
            var again = await new DemoTown(town.Size).Fill(app.Services.GetRequiredService<BulkLane>(), Stop);

            Assert.Empty(first.Refusals);
            Assert.Equal(3236, first.Events);
            Assert.Equal(0, again.Events);
            // A mark that was corrected later is there already with other points.
            Assert.All(again.Refusals, r => Assert.Contains(r.Reasons, x => x.EndsWith("mark_already_entered", StringComparison.Ordinal)));
            // No Host serves this store: whatever stood in a view now, the town would have written itself. Only where
            // an organisation lies, and what people agreed to, is kept with the event, as it is asked for at once.
            Assert.All(["organisationplace", "consenttextcard", "consentcard", "policycard"], v => Assert.True(views.Remove($"mt_doc_{v}", out var rows) && rows > 0, v));
            Assert.All(views, v => Assert.Equal(0, v.Value));
        }
        await Cluster.Drop(database);
    }

    [Fact]
    public void Numbers_of_people_and_schools_have_right_control_digits_and_are_given_once()
    {
        var people = Whole.Schools.SelectMany(s => s.Pupils.SelectMany(p => new[] { p.Person, p.Family.Father, p.Family.Mother })
            .Concat(s.Staff.Select(m => m.Person)))
            .DistinctBy(p => p.Id).ToList();

        Assert.All(people, p => Assert.True(Iin.IsValid(p.Iin), p.Iin));
        Assert.All(people, p => Assert.Equal(p.Born, Iin.BirthDate(p.Iin)));
        Assert.Equal(people.Count, people.DistinctBy(p => p.Iin).Count());
        Assert.All(Whole.Schools, s => Assert.True(Bin.IsValid(s.Bin), s.Bin));
        Assert.InRange(Whole.Schools.Sum(s => s.Pupils.Count()), 1300, 1600);
    }

    [Fact]
    public void Names_of_women_and_daughters_have_their_own_form()
    {
        string[] masculine = ["ов", "ев", "ин", "ий", "ич", "ұлы"], feminine = ["ова", "ева", "ина", "ая", "на", "қызы"];
        foreach (var person in Whole.Schools.SelectMany(s => s.Pupils).Select(p => p.Person))
        {
            var wrong = person.IsMale ? feminine : masculine;
            Assert.DoesNotContain(wrong, w => person.Name.Patronymic.EndsWith(w, StringComparison.Ordinal));
            if (!person.IsMale) Assert.DoesNotContain(["ов", "ев", "ский"], w => person.Name.Surname.EndsWith(w, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Nobody_is_in_two_lessons_at_once_and_few_hours_find_no_place()
    {
        foreach (var school in Whole.Schools)
        {
            var lessons = school.Timetable.ByDay.SelectMany(d => d).ToList();
            var byPupil = lessons.SelectMany(l => l.Group.Members.Select(m => (m.Id, l.Day, l.Number)));
            var byTeacher = lessons.GroupBy(l => (l.Group.Teacher, l.Day, l.Group.Class.Shift, l.Number));

            Assert.Equal(byPupil.Count(), byPupil.Distinct().Count());
            Assert.All(byTeacher, t => Assert.True(t.Count() == 1 || t.All(l => l.Group.Class.Set is not null)));
            Assert.True(lessons.Count >= school.Groups.Sum(g => Math.Ceiling(g.Subject.Hours(g.Class.Language, g.Class.Grade))) * 0.93);
        }
    }

    [Fact]
    public void Two_demo_children_have_one_mother_and_every_account_has_a_name_of_its_own()
    {
        var accounts = new DemoAccounts(Whole);
        var names = accounts.Commands().Select(c => c.Command).OfType<Application.Access.CreateAccount>().Select(c => c.UserName).ToList();

        Assert.Equal(["teacher", "director", "guard", "cashier", "parent", "auditor", "admin"], accounts.Shown.Select(s => s.UserName));
        Assert.All(accounts.Shown, s => Assert.Contains(s.UserName, names));
        Assert.Equal(names.Count, names.Distinct().Count());
    }

    [Fact]
    public void The_past_ends_before_the_day_that_is_left_to_live_through()
    {
        var sunday = new DemoTown(new(new(2026, 11, 22)) { Schools = [] });
        var summer = new DemoTown(new(new(2027, 7, 1)) { Schools = [] });

        Assert.Equal((Friday, new(2026, 11, 19), 40), (Whole.Open, Whole.Past[^1], Whole.Past.Count));
        Assert.Equal(new DateOnly(2026, 11, 20), sunday.Open);
        Assert.Equal(new DateOnly(2027, 5, 25), summer.Open);
        Assert.DoesNotContain(Whole.Past, d => d.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday);
    }

    [Fact]
    public void Most_families_agree_to_what_the_schools_ask_some_take_it_back_and_a_new_visitor_is_asked_for_the_policy()
    {
        var (school, voice) = (Whole.Schools[0], new Voice(Whole.Schools[0]));
        var sent = new PastConsents(school, voice, school.Shown![0].Family, Whole.Past).Commands().Select(c => c.Command).ToList();
        var given = sent.OfType<GiveConsent>().ToLookup(c => c.Purpose);
        var born = school.Pupils.ToDictionary(p => p.Id, p => p.Person.Born);

        Assert.Equal(ConsentTexts.All.Select(t => t.Purpose).Order(), sent.OfType<IssueConsentText>().Select(t => t.Purpose).Order());
        Assert.InRange(given["card"].Count() / (double)born.Count, 0.94, 0.99);
        Assert.InRange(given["biometrics"].Count() / (double)born.Count, 0.25, 0.45);
        Assert.All(given["one_factor"], c => Assert.True(born[c.PersonId].AddYears(16) > new DateOnly(2026, 9, 1)));
        Assert.InRange(sent.OfType<WithdrawConsent>().Count(), 20, 120);
        Assert.Contains(sent.OfType<GiveConsent>(), c => c.Form == ConsentForm.Electronic && c.PersonId == school.Shown[0].Id);
        Guid[] shown = [school.ShownTeacher.Person.Id, school.Director.Person.Id, school.Shown[0].Family.Mother.Id];
        Assert.DoesNotContain(sent.OfType<AcceptPolicy>(), a => shown.Contains(a.PersonId));
        Assert.InRange(sent.OfType<AcceptPolicy>().Count(), 20, school.Staff.Count);
    }

    [Fact]
    public void One_breach_of_the_past_is_over_so_that_nothing_alarms_a_newcomer()
    {
        var sent = Whole.Schools.SelectMany(Whole.Commands).Where(c => c.Command is ICommand<Incident>).ToList();
        var (opened, closed) = (sent.Select(c => c.Command).OfType<OpenIncident>().Single(), sent.Select(c => c.Command).OfType<CloseIncident>().Single());

        Assert.Equal(opened.IncidentId, closed.IncidentId);
        Assert.Contains(sent, c => c.Command is NoteAuthorityNotice told && told.NotifiedAt - opened.NoticedAt < TimeSpan.FromDays(1));
        Assert.All(sent, c => Assert.True(SchoolTime.Day(c.At!.Value) < Friday.AddDays(-7)));
    }

    private static async Task<Dictionary<string, long>> Views(string database)
    {
        await using var source = NpgsqlDataSource.Create(database);
        var rows = new Dictionary<string, long>();
        await using var tables = source.CreateCommand(
            "select tablename from pg_tables where schemaname = 'edu' and tablename like 'mt\\_doc\\_%'");
        await using var names = await tables.ExecuteReaderAsync(Stop);
        while (await names.ReadAsync(Stop))
        {
            await using var count = source.CreateCommand($"select count(*) from edu.{names.GetString(0)}");
            rows[names.GetString(0)] = (long)(await count.ExecuteScalarAsync(Stop))!;
        }
        Assert.NotEmpty(rows);
        return rows;
    }
}
