using System.Collections.Concurrent;
using System.Collections.Frozen;
using EduEvents.Domain;
using EduEvents.Domain.Organisation;
using FluentValidation;
using FluentValidation.Results;

namespace EduEvents.Application;

/// <summary>A command that passed.</summary>
/// <param name="UseCase">How it is decided.</param>
/// <param name="Role">The role by which its sender may do it.</param>
/// <param name="Command">What of it may be done; null when that is nothing.</param>
/// <param name="Refused">Items of a batch that may not be done, by their place in the batch as it was sent.</param>
public sealed record Passed(UseCase UseCase, string Role, ICommand? Command, IReadOnlyList<ItemOutcome> Refused)
{
    /// <summary>Outcomes of all items as they were sent, out of those that were decided and those that were not.</summary>
    public IReadOnlyList<ItemOutcome>? Items(IReadOnlyList<ItemOutcome>? decided)
    {
        if (Refused.Count == 0) return decided;
        var refused = Refused.Select(r => r.Index).ToHashSet();
        int[] places = [.. Enumerable.Range(0, (decided?.Count ?? 0) + Refused.Count).Where(i => !refused.Contains(i))];
        return [.. Refused.Concat((decided ?? []).Select(d => d with { Index = places[d.Index] })).OrderBy(i => i.Index)];
    }
}

/// <summary>What a command must pass before anything is decided: the right to it, its shape, an organisation that exists.</summary>
public sealed class CommandCheck(IEnumerable<UseCase> useCases, IEnumerable<IValidator> validators, IRefusalLog refusals, PersonalUse use, IDatabases databases)
{
    private readonly FrozenDictionary<Type, UseCase> _useCases = useCases.ToFrozenDictionary(u => u.Command);
    private readonly FrozenDictionary<Type, IValidator> _validators =
        validators.ToFrozenDictionary(v => v.GetType().BaseType!.GetGenericArguments()[0]);
    private readonly ConcurrentDictionary<string, bool> _founded = new();

    /// <summary>Lets the command pass, or refuses it.</summary>
    /// <param name="command">The command.</param>
    /// <param name="context">Who sends it.</param>
    /// <param name="stop">Breaks the check off.</param>
    /// <param name="founded">True when the organisation is founded by an earlier command of the same load.</param>
    /// <returns>How it is decided, by which role, and what of it may be done.</returns>
    /// <exception cref="AccessDenied">The sender has no right to it; the refusal is recorded.</exception>
    /// <exception cref="ValidationException">Its shape is wrong.</exception>
    /// <exception cref="RuleBroken">There is no such organisation, or another one is meant.</exception>
    /// <exception cref="OrganisationMoving">It is on its way to another database.</exception>
    public async Task<Passed> Pass(ICommand command, CommandContext context, CancellationToken stop, bool founded = false)
    {
        var useCase = _useCases.GetValueOrDefault(command.GetType())
            ?? throw new InvalidOperationException($"{command.GetType().Name} has no use case.");
        var role = await Authorise(useCase, command, context, Validate(command), stop);
        var refused = await use.Check(command, context.Organisation, stop);
        if (!useCase.PlatformWide)
        {
            if (databases.IsMoving(context.Organisation) && context.Actor.AccountId != Actor.System.AccountId) throw new OrganisationMoving();
            if (useCase.Founds) await databases.Place(context.Organisation, stop);
            await Place(useCase.Founds || founded, command, context.Organisation, stop);
        }
        var left = refused.Count == 0 ? command : ((IPartial)command).Without(refused.Select(r => r.Index).ToHashSet());
        return new(useCase, role, left is null ? null : await use.Minded(left, context.Organisation, stop), refused);
    }

    // A command out of shape names no place, so nothing more than the right itself can be asked before its errors are told.
    private async Task<string> Authorise(UseCase useCase, ICommand command, CommandContext context, ValidationResult shape, CancellationToken stop)
    {
        var permission = useCase.Permission ?? "undeclared";
        if (!shape.IsValid && context.Actor.MaySomewhere(permission, context.Organisation)) throw new ValidationException(shape.Errors);
        var target = !shape.IsValid ? new Scope(context.Organisation)
            : useCase.PlatformWide ? command.Target()
            : command.Target() with { Organisation = context.Organisation };
        if (shape.IsValid && context.Actor.RoleFor(permission, target) is { } role) return role;
        await refusals.Refused(context, permission, command.GetType().Name, target, stop);
        throw new AccessDenied(permission);
    }

    private ValidationResult Validate(ICommand command)
    {
        if (!_validators.TryGetValue(command.GetType(), out var validator))
            throw new InvalidOperationException($"{command.GetType().Name} has no validator.");
        return validator.Validate(new ValidationContext<object>(command));
    }

    private async Task Place(bool founded, ICommand command, string organisation, CancellationToken stop)
    {
        if (command is IOfOrganisation named && named.OrganisationId.ToString("N") != organisation)
            throw new RuleBroken(OrganisationRules.AnotherOrganisation());
        if (founded || _founded.ContainsKey(organisation)) return;
        if (!Guid.TryParseExact(organisation, "N", out var id) || !await IsFounded(organisation, id, stop)) throw new RuleBroken(OrganisationRules.NotFounded());
        _founded[organisation] = true;
    }

    // Another Host may have founded it a moment ago, in a database where this one has not looked for it yet.
    private async Task<bool> IsFounded(string tenant, Guid organisation, CancellationToken stop)
    {
        if (await Exists(tenant, organisation, stop)) return true;
        await databases.Refresh(stop);
        return await Exists(tenant, organisation, stop);
    }

    private async Task<bool> Exists(string tenant, Guid organisation, CancellationToken stop)
    {
        await using var find = databases.Of(tenant).Source.CreateCommand("select exists (select 1 from edu.mt_streams where tenant_id = $1 and id = $2)");
        find.Parameters.AddWithValue(tenant);
        find.Parameters.AddWithValue(organisation);
        return (bool)(await find.ExecuteScalarAsync(stop))!;
    }
}
