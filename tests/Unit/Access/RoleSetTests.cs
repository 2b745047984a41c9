using EduEvents.Domain.Access;

namespace EduEvents.Unit.Access;

public sealed class RoleSetTests
{
    [Theory, InlineData("kindergarten", "25.10", "educator methodist head guardian")]
    [InlineData("general", "27.18", "teacher methodist tutor director deputy_director learner guardian")]
    [InlineData("college", "34.20", "teacher methodist tutor head deputy_head learner guardian")]
    [InlineData("music_school", "36.14", "teacher head learner guardian")]
    public void Each_kind_of_organisation_has_the_roles_its_point_names(string kind, string point, string roles)
    {
        var ready = RoleSets.Of[Sectors.Of(kind)];
        Assert.Equal((point, roles), (ready.Point, string.Join(' ', ready.Named)));
    }

    [Fact]
    public void Every_ready_role_is_known_and_stands_once() => Assert.All(RoleSets.Of.Values, set =>
    {
        string[] roles = [.. set.Named, .. set.Working];
        Assert.Equal(roles.Length, roles.Distinct().Count());
        Assert.Empty(roles.Except(Roles.All.Keys));
    });

    [Fact]
    public void Every_role_of_an_organisation_stands_ready_somewhere() => Assert.Empty(Roles.All.Values
        .Where(r => r.Reach is RoleReach.Organisation or RoleReach.Person && !RoleSets.Of.Values.Any(s => s.Holds(r.Name))).Select(r => r.Name));

    [Fact]
    public void A_child_and_a_parent_see_one_person_only() =>
        Assert.All([Roles.Learner, Roles.Guardian], r => Assert.Equal(RoleReach.Person, Roles.All[r].Reach));

    [Fact]
    public void Nobody_is_made_a_loader_and_nobody_below_makes_his_own_equal()
    {
        Assert.DoesNotContain(Roles.All.Keys, giver => RoleSets.MayGive(giver, Roles.Loader));
        Assert.All([Roles.Director, Roles.Head, Roles.Administrator, Roles.District, Roles.Region], r => Assert.False(RoleSets.MayGive(r, r)));
    }
}
