using EduEvents.Fixtures;

namespace EduEvents.Conformity;

/// <summary>The page docs/requirements.md.</summary>
public static class RequirementsPage
{
    /// <summary>Where it lies.</summary>
    public static string Path { get; } = System.IO.Path.Combine(Cluster.Checkout, "docs", "requirements.md");

    /// <summary>What it must hold.</summary>
    public static string Text() => Printing.Markdown(Coverage.Of(Point.All, Check.All, Coverage.AllGreen(Check.All)));
}
