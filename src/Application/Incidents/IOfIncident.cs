using EduEvents.Domain.Incidents;
using FluentValidation;

namespace EduEvents.Application.Incidents;

/// <summary>A command upon one incident.</summary>
public interface IOfIncident : ICommand<Incident>
{
    /// <summary>The incident.</summary>
    Guid IncidentId { get; }

    /// <inheritdoc />
    Guid ICommand<Incident>.Stream() => IncidentId;
}

/// <summary>What the shapes of all commands upon an incident have in common: it is named, and a reason is given where one is asked for.</summary>
public abstract class IncidentValidator<TCommand> : AbstractValidator<TCommand> where TCommand : IOfIncident
{
    protected IncidentValidator()
    {
        RuleFor(c => c.IncidentId).NotEmpty();
        if (typeof(TCommand).IsAssignableTo(typeof(IReasoned))) RuleFor(c => ((IReasoned)c).Reason).NotEmpty().MaximumLength(400);
    }
}
