using EduEvents.Domain;
using EduEvents.Domain.Privacy;

namespace EduEvents.Application;

/// <summary>One use that a command makes of a person's data.</summary>
/// <param name="Person">The person.</param>
/// <param name="Purpose">Code of the purpose that needs the person's consent; null when none is needed.</param>
/// <param name="Item">Place in the batch; null when the whole command stands or falls with it.</param>
public sealed record DataUse(Guid Person, string? Purpose = null, int? Item = null);

/// <summary>A command that uses data of others than the one it names as its target, or uses them for what needs a consent.</summary>
public interface IUsesData
{
    /// <summary>The uses; the command's shape is sound when they are asked for.</summary>
    IEnumerable<DataUse> Uses();
}

/// <summary>A command about many people: what may not be done for one of them is refused for that one alone.</summary>
public interface IPartial : IUsesData
{
    /// <summary>The command without these items; null when nothing is left to be done.</summary>
    ICommand? Without(IReadOnlySet<int> items);
}

/// <summary>What people agreed to (Law 94-V, Art. 7, 8).</summary>
public interface IConsents
{
    /// <summary>Those of the people whose consent to the purpose does not hold on the day.</summary>
    Task<IReadOnlySet<Guid>> Missing(string organisation, string purpose, IReadOnlyCollection<Guid> people, DateOnly on, CancellationToken stop);
}

/// <summary>The one place where it is asked whether people's data may be used: not while blocked, and not without the consent a purpose needs.</summary>
public sealed class PersonalUse(IProcessingBlocks blocks, IConsents consents, TimeProvider clock)
{
    /// <summary>Checks every use of a command.</summary>
    /// <returns>The items that may not be done, none for a command that is not a batch.</returns>
    /// <exception cref="RuleBroken">The whole command uses what may not be used.</exception>
    public async Task<IReadOnlyList<ItemOutcome>> Check(ICommand command, string organisation, CancellationToken stop)
    {
        if (command.GetType().IsDefined(typeof(DespiteBlockingAttribute), inherit: false)) return [];
        var uses = UsesOf(command);
        if (uses.Count == 0) return [];
        var refused = new List<(int? Item, Refusal Refusal)>();
        foreach (var use in uses)
            if (await blocks.IsBlocked(organisation, use.Person, stop)) refused.Add((use.Item, PrivacyRules.IsBlocked()));
        foreach (var purpose in uses.Where(u => u.Purpose is not null).GroupBy(u => u.Purpose!))
        {
            var missing = await consents.Missing(organisation, purpose.Key, [.. purpose.Select(u => u.Person)], SchoolTime.Day(clock.GetUtcNow()), stop);
            refused.AddRange(purpose.Where(u => missing.Contains(u.Person)).Select(u => (u.Item, PrivacyRules.ConsentMissing(purpose.Key))));
        }
        Refusal[] whole = [.. refused.Where(r => r.Item is null).Select(r => r.Refusal)];
        if (whole.Length > 0) throw new RuleBroken(whole);
        return [.. refused.GroupBy(r => r.Item!.Value).Select(i => new ItemOutcome(i.Key, ItemStatus.Refused, [.. i.Select(r => r.Refusal)]))];
    }

    /// <summary>The command as it may be decided: one that speaks of people it does not name learns who of them is blocked.</summary>
    public async ValueTask<ICommand> Minded(ICommand command, string organisation, CancellationToken stop) =>
        command is IMindsBlocks minds && await blocks.Blocked(organisation, stop) is { Count: > 0 } blocked ? minds.Minding(blocked) : command;

    private static List<DataUse> UsesOf(ICommand command)
    {
        var uses = command is IUsesData user ? user.Uses().ToList() : [];
        if (command.Target().Person is { } person && !uses.Exists(u => u.Person == person && u.Item is null)) uses.Add(new(person));
        return uses;
    }
}
