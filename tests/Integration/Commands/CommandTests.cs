using EduEvents.Host.Modules;

namespace EduEvents.Integration.Commands;

public sealed class CommandTests(CommandTrials trials) : IClassFixture<CommandTrials>
{
    public static TheoryData<string> Paths => [.. ModuleApis.All.SelectMany(m => m.Api.Commands.Select(c => $"{m.Module}/{c.Path}"))];

    /// <summary>
    /// Good once; repeated under its key the same answer and no second fact; another body under the key refused; refused without a token,
    /// without
    /// the right (and that is recorded), out of shape in three languages, and past its version; every fact says who, by which role, from
    /// where, why.
    /// </summary>
    [Theory, MemberData(nameof(Paths))]
    public void A_command_is_answered_as_promised(string path) => Assert.Empty(trials.FaultsOf(path));

    [Fact]
    public void Every_command_was_tried() => Assert.Equal(Paths.Select(p => p.Data).Order(), trials.Tried.Order());
}
