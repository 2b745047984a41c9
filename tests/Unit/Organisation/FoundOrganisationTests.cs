using EduEvents.Application.Organisation;
using EduEvents.Domain;
using EduEvents.Domain.Organisation;
using static EduEvents.Unit.Spec;

namespace EduEvents.Unit.Organisation;

public sealed class FoundOrganisationTests
{
    private static readonly OrganisationFounded Founded = new(Ids.School, "990240001237", new("Мектеп", "Школа"), "general", "750000000");

    private static Func<School, IEnumerable<IDomainEvent>> Found(string bin = "990240001237", string kind = "general") =>
        school => FoundOrganisationHandler.Handle(new(Ids.School, bin, new("Мектеп", "Школа"), kind, "750000000"), school);

    [Fact]
    public void An_organisation_is_founded() => Given<School>().When(Found()).Then(Founded);

    [Fact]
    public void The_same_again_changes_nothing() => Given<School>(Founded).When(Found()).ThenNothing();

    [Fact]
    public void Other_facts_under_its_id_are_refused() =>
        Given<School>(Founded).When(Found(kind: "lyceum")).ThenBroken(OrganisationRules.AlreadyFounded());

    [Theory, InlineData("990240001238"), InlineData("850315400779")]
    public void A_wrong_bin_is_refused(string bin) => Given<School>().When(Found(bin)).ThenBroken(OrganisationRules.BinInvalid());
}
