using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Domain.Security;
using FluentValidation;

namespace EduEvents.Application.Security;

/// <summary>Records what a program of the product consists of; it does so itself when it starts.</summary>
[Needs(Permissions.SecurityWatch)]
[PlatformWide]
[Example("""{"program":"EduEvents.Host","version":"1.0.0","manifest":"9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08","files":214}""")]
public sealed record RecordProgram(string Program, string Version, string Manifest, int Files) : ICommand<InstalledProgram>
{
    /// <inheritdoc />
    public Guid Stream() => InstalledProgram.StreamOf(Program);
}

public sealed class RecordProgramValidator : AbstractValidator<RecordProgram>
{
    public RecordProgramValidator()
    {
        RuleFor(c => c.Program).NotEmpty().MaximumLength(100);
        RuleFor(c => c.Version).NotEmpty().MaximumLength(100);
        RuleFor(c => c.Manifest).Matches("^[0-9a-f]{64}\\z");
        RuleFor(c => c.Files).GreaterThan(0);
    }
}

public static class RecordProgramHandler
{
    public static IEnumerable<IDomainEvent> Handle(RecordProgram c, InstalledProgram? before) =>
        InstalledProgram.Record(before, new(c.Program, c.Version, c.Manifest, c.Files));
}
