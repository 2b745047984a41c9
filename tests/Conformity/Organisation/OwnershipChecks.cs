using System.IO.Compression;
using System.Net;
using EduEvents.Application.Access;
using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Fixtures;
using EduEvents.Host.Security;
using Microsoft.Extensions.DependencyInjection;

namespace EduEvents.Conformity.Organisation;

public sealed class OwnershipChecks(Inspection school)
{
    [Fact]
    [Order("12", Missing = "A page of the contract that names the owner.")]
    public async Task The_organisation_takes_all_of_its_own_data_along_in_open_formats_and_checks_them_without_us()
    {
        // The list of people is a view; it shows what was sent once a reader with that position has an answer.
        using (await school.School.Platform!.Get($"/api/people/person/{school.School.Learners[0]}")) await school.Services.GetRequiredService<Sealer>().SealAll(TestContext.Current.CancellationToken);
        using var answer = await (await school.As(Roles.Director)).Get("/api/security/exit-pack");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var file = Path.Combine(Path.GetTempPath(), $"pack-{Guid.CreateVersion7():N}.zip");
        await File.WriteAllBytesAsync(file, await answer.Content.ReadAsByteArrayAsync());
        var (exit, said) = await Verifier.Run(["pack", file, "--key", school.Services.GetRequiredService<SealKey>().VerifierKey]);
        using (var pack = ZipFile.OpenRead(file))
        {
            using var people = new StreamReader(pack.GetEntry("people.csv")!.Open());
            // Of whom no other check asks for erasure.
            Assert.Contains("Оспанова", await people.ReadToEndAsync(), StringComparison.Ordinal);
            using var events = new StreamReader(pack.GetEntry("events.jsonl")!.Open());
            Assert.Contains("journal.mark_entered", await events.ReadToEndAsync(), StringComparison.Ordinal);
        }
        File.Delete(file);

        Assert.True(exit == 0, said);
    }

    [Fact]
    [Order("12", Missing = "A page of the contract that names the owner.")]
    public async Task A_vendor_comes_in_only_by_a_grant_of_the_organisation_with_an_end_and_what_is_refused_is_on_record()
    {
        var own = await TestSchool.Found(school);
        var (director, today) = (await own.AsDirector(), SchoolTime.Day(LivedSchool.Now));
        var account = await own.Account(Roles.Librarian, new(own.Organisation));
        await director.Send("/api/access/revoke-role", new RevokeRole(account.Id, account.Grant, new(own.Organisation), "сыртқы маман"));
        var vendor = await own.SignIn(account);
        using var before = await vendor.Get("/api/organisation/card");
        GrantRole Grant(DateOnly? until) => new(account.Id, Guid.CreateVersion7(), Roles.Vendor, new(own.Organisation), today, until);
        var endless = await director.Refused("/api/access/grant-role", Grant(null), HttpStatusCode.UnprocessableEntity);
        var given = Grant(today.AddDays(5));
        await director.Send("/api/access/grant-role", given);
        using var during = await (await own.SignIn(account)).Get("/api/organisation/card");
        using var people = await (await own.SignIn(account)).Get("/api/people/people");
        await director.Send("/api/access/revoke-role", new RevokeRole(account.Id, given.GrantId, new(own.Organisation), "жұмыс бітті"));
        using var after = await (await own.SignIn(account)).Get("/api/organisation/card");

        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.OK, HttpStatusCode.Forbidden, HttpStatusCode.Forbidden),
            (before.StatusCode, during.StatusCode, people.StatusCode, after.StatusCode));
        Assert.Contains("access.vendor_grant_too_long", endless.ToJsonString(), StringComparison.Ordinal);
        var kept = await school.HistoryOf(account.Id);
        Assert.Equal(3, kept.Count(e => (string)e["event"]! == "access.access_refused"));
        Assert.Contains(kept, e => (string)e["event"]! == "access.role_revoked" && (string?)e["reason"] == "жұмыс бітті");
    }
}
