using EduEvents.Domain;
using FluentValidation;

namespace EduEvents.Application;

/// <summary>The shape of a file's name in a command.</summary>
public sealed class FileRefValidator : AbstractValidator<FileRef>
{
    public FileRefValidator()
    {
        RuleFor(f => f.FileId).NotEmpty();
        RuleFor(f => f.Name).NotEmpty().MaximumLength(200);
    }
}
