using EduEvents.Application.Organisation;
using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Fixtures;
using EduEvents.Host.Spread;
using EduEvents.Projections.Organisation;
using Microsoft.Extensions.DependencyInjection;

namespace EduEvents.Conformity.Spread;

public sealed class ScaleChecks(Inspection school)
{
    private const string Missing = "Load tests published from the servers of a region; figures of two cores stand in the README.";

    [Fact]
    [Order("6.2", Missing = Missing)]
    public async Task A_second_Host_is_added_while_people_work_and_serves_at_once_what_the_first_has_recorded()
    {
        var own = await TestSchool.Found(school);
        var account = await own.Account(Roles.Platform, Scope.Platform);
        await using var second = await school.StartHost();
        var (here, there) = (await own.SignIn(account), await own.SignIn(account, new(second.Urls.First())));
        var lesson = await own.OpenLesson(here, new(2026, 9, 2));
        there.Position = here.Position;
        using var seen = await there.Get($"/api/journal/page/{own.Class}/{own.Maths}/2026/1");

        Assert.Contains(lesson.ToString(), await seen.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        await second.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    [Order("6.2", Missing = Missing)]
    public async Task A_second_database_is_added_while_people_work_and_an_organisation_lives_in_it()
    {
        var stop = TestContext.Current.CancellationToken;
        var (further, name, id) = (await Cluster.FreshDatabase(stop), $"d{Guid.CreateVersion7():N}"[..20], Guid.CreateVersion7());
        var databases = school.Services.GetRequiredService<Databases>();
        await using (var tool = school.AsOwner()) await tool.Services.GetRequiredService<Databases>().Add(name, further, takesNew: false, stop);
        await Wait.Until(() => databases.Find(name) is not null, "the Host opens the new database", TimeSpan.FromMinutes(1));
        await databases.Enter(id.ToString("N"), name, moving: false, stop);
        var own = await TestSchool.Found(school);
        var platform = own.Platform!;
        platform.Http.DefaultRequestHeaders.Remove("X-Organisation");
        platform.Http.DefaultRequestHeaders.Add("X-Organisation", id.ToString("N"));
        await platform.Send("/api/organisation/found-organisation", new FoundOrganisation(id, "990240001237", new("№ 8 мектеп", "Школа № 8", "School No 8"), "general", "750000000"));

        Assert.Equal("School No 8", (await platform.Read<OrganisationCard>("/api/organisation/card")).Names.En);
        Assert.Equal((1L, 0L), (await Log.Count(further, id, "organisation.organisation_founded"), await Log.Count(school.ConnectionString, id, "organisation.organisation_founded")));
    }
}
