namespace EduEvents.Domain.Security;

/// <summary>A program of the product as it started: what it must consist of is sealed with this event (Order 456, p. 5.17).</summary>
/// <param name="Program">Name of the program.</param>
/// <param name="Version">Version of the product in it.</param>
/// <param name="Manifest">SHA-256 over its manifest, in hexadecimal digits: over the hashes of all its files.</param>
/// <param name="Files">Files in the manifest.</param>
public sealed record ProgramInstalled(string Program, string Version, string Manifest, int Files) : IDomainEvent;

/// <summary>A program of the product: what it consisted of when it last started.</summary>
public sealed record InstalledProgram(Guid Id, ProgramInstalled Newest) : IState<InstalledProgram>
{
    /// <summary>The stream of a program.</summary>
    public static Guid StreamOf(string program) => StableId.Of("security.program", program);

    /// <summary>Records that it consists of other files than before; the same files change nothing.</summary>
    public static IEnumerable<IDomainEvent> Record(InstalledProgram? before, ProgramInstalled facts) =>
        before?.Newest.Manifest == facts.Manifest ? [] : [facts];

    /// <inheritdoc />
    public static InstalledProgram? Fold(InstalledProgram? before, object @event) =>
        @event is ProgramInstalled e ? new(StreamOf(e.Program), e) : before;
}
