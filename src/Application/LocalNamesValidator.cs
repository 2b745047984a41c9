using EduEvents.Domain;
using FluentValidation;

namespace EduEvents.Application;

/// <summary>Kazakh and Russian names are obligatory.</summary>
public sealed class LocalNamesValidator : AbstractValidator<LocalNames>
{
    public LocalNamesValidator()
    {
        RuleFor(n => n.Kk).NotEmpty().MaximumLength(200);
        RuleFor(n => n.Ru).NotEmpty().MaximumLength(200);
        RuleFor(n => n.En).NotNull().MaximumLength(200);
    }
}
