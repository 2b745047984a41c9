using System.Reflection;
using EduEvents.Domain;
using Marten;

namespace EduEvents.Application;

/// <summary>One decision upon one stream, with the state's type taken out so that one pipeline serves all.</summary>
public sealed record Step(Guid Stream, Type State, bool MustExist, Func<object?, Decision> Decide, Func<object?, object, object?> Fold);

/// <summary>What a handler looks up before it decides.</summary>
public sealed record Lookup(IQuerySession Session, DateTimeOffset Now, CancellationToken Stop)
{
    /// <summary>What the handler would look up, when the sender knows it already; only the bulk lane does.</summary>
    public object? Found { get; init; }

    /// <summary>Who sends the command.</summary>
    public Actor Sender { get; init; } = Actor.Loader;

    /// <summary>The local day of the decision.</summary>
    public DateOnly Today => SchoolTime.Day(Now);
}

/// <summary>A command, the right it needs and how it is decided. Made by the module that owns it.</summary>
public sealed class UseCase
{
    private UseCase(Type command, Func<ICommand, Lookup, Task<IReadOnlyList<Step>>> plan, params IReadOnlyList<string> views)
    {
        (Command, Plan, Views) = (command, plan, views);
        Permission = command.GetCustomAttribute<NeedsAttribute>()?.Permission;
        PlatformWide = command.IsDefined(typeof(PlatformWideAttribute));
        Founds = command.IsDefined(typeof(FoundsAttribute));
        IsCritical = command.IsDefined(typeof(CriticalAttribute));
    }

    /// <summary>Type of the command.</summary>
    public Type Command { get; }

    /// <summary>The permission it needs; null means that nobody may send it.</summary>
    public string? Permission { get; }

    /// <summary>True when its streams belong to the platform.</summary>
    public bool PlatformWide { get; }

    /// <summary>True when it founds its organisation, so that there may be none before.</summary>
    public bool Founds { get; }

    /// <summary>True when its sender must have proved himself lately.</summary>
    public bool IsCritical { get; }

    /// <summary>The views its look-ups read; a sender may ask to wait for them.</summary>
    public IReadOnlyList<string> Views { get; }

    internal Func<ICommand, Lookup, Task<IReadOnlyList<Step>>> Plan { get; }

    /// <summary>Changes a stream that must exist.</summary>
    public static UseCase Change<TCommand, TState>(Func<TCommand, TState, IEnumerable<IDomainEvent>> handle)
        where TCommand : ICommand<TState> where TState : class, IState<TState> =>
        Of<TCommand>((c, _) => Single(c.Stream(), mustExist: true, (TState? s) => new Decision([.. handle(c, s!)])));

    /// <summary>Changes a stream that must exist, after looking something up.</summary>
    public static UseCase Change<TCommand, TState, TFound>(
        Func<TCommand, TState, TFound, IEnumerable<IDomainEvent>> handle, Func<TCommand, Lookup, Task<TFound>> load, params IReadOnlyList<string> views)
        where TCommand : ICommand<TState> where TState : class, IState<TState> =>
        Looking<TCommand, TState, TFound>(mustExist: true, (c, s, found) => handle(c, s!, found), load, views);

    /// <summary>Starts a stream or goes on with it.</summary>
    public static UseCase Start<TCommand, TState>(Func<TCommand, TState?, IEnumerable<IDomainEvent>> handle)
        where TCommand : ICommand<TState> where TState : class, IState<TState> =>
        Of<TCommand>((c, _) => Single(c.Stream(), mustExist: false, (TState? s) => new Decision([.. handle(c, s)])));

    /// <summary>Starts a stream or goes on with it, after looking something up.</summary>
    public static UseCase Start<TCommand, TState, TFound>(
        Func<TCommand, TState?, TFound, IEnumerable<IDomainEvent>> handle, Func<TCommand, Lookup, Task<TFound>> load, params IReadOnlyList<string> views)
        where TCommand : ICommand<TState> where TState : class, IState<TState> =>
        Looking(mustExist: false, handle, load, views);

    /// <summary>A batch upon one stream that must exist, with an outcome for each item.</summary>
    public static UseCase Batch<TCommand, TState>(Func<TCommand, TState, Decision> handle)
        where TCommand : ICommand<TState> where TState : class, IState<TState> =>
        Of<TCommand>((c, _) => Single(c.Stream(), mustExist: true, (TState? s) => handle(c, s!)));

    /// <summary>A batch upon one stream that must exist, after looking something up, with an outcome for each item.</summary>
    public static UseCase Batch<TCommand, TState, TFound>(
        Func<TCommand, TState, TFound, Decision> handle, Func<TCommand, Lookup, Task<TFound>> load, params IReadOnlyList<string> views)
        where TCommand : ICommand<TState> where TState : class, IState<TState> =>
        new(typeof(TCommand), async (command, lookup) =>
        {
            var (c, found) = ((TCommand)command, await load((TCommand)command, lookup));
            return Single(c.Stream(), mustExist: true, (TState? s) => handle(c, s!, found));
        }, views);

    /// <summary>Changes a stream, and in the same transaction another that guards what both share; no other when none is named.</summary>
    public static UseCase Both<TCommand, TState, TOther, TFound>(
        Func<TCommand, TState?, TFound, IEnumerable<IDomainEvent>> handle,
        Func<TCommand, TFound, (Guid Stream, Func<TOther?, IEnumerable<IDomainEvent>> Decide)?> other,
        Func<TCommand, Lookup, Task<TFound>> load, params IReadOnlyList<string> views)
        where TCommand : ICommand<TState> where TState : class, IState<TState> where TOther : class, IState<TOther> =>
        new(typeof(TCommand), async (command, lookup) =>
        {
            var (c, found) = ((TCommand)command, await load((TCommand)command, lookup));
            var own = StepOf(c.Stream(), mustExist: false, (TState? s) => new Decision([.. handle(c, s, found)]));
            return other(c, found) is { } also
                ? [own, StepOf(also.Stream, mustExist: false, (TOther? s) => new Decision([.. also.Decide(s)]))]
                : [own];
        }, views);

    /// <summary>A batch spread over several streams in one transaction, with an outcome for each item.</summary>
    public static UseCase Spread<TCommand, TState>(Func<TCommand, Lookup, IEnumerable<(Guid Stream, Func<TState?, Decision> Decide)>> split)
        where TCommand : ICommand where TState : class, IState<TState> =>
        Of<TCommand>((c, lookup) => [.. split(c, lookup).Select(part => StepOf(part.Stream, mustExist: false, part.Decide))]);

    /// <summary>Changes streams of several kinds in one transaction: all that is decided, or nothing.</summary>
    public static UseCase Many<TCommand>(Func<TCommand, Lookup, Task<IReadOnlyList<Step>>> plan, params IReadOnlyList<string> views)
        where TCommand : ICommand => new(typeof(TCommand), (command, lookup) => plan((TCommand)command, lookup), views);

    /// <summary>One decision of a command that changes several streams.</summary>
    public static Step Part<TState>(Guid stream, Func<TState?, Decision> decide, bool mustExist = false) where TState : class, IState<TState> =>
        StepOf(stream, mustExist, decide);

    private static UseCase Looking<TCommand, TState, TFound>(
        bool mustExist, Func<TCommand, TState?, TFound, IEnumerable<IDomainEvent>> handle, Func<TCommand, Lookup, Task<TFound>> load,
        IReadOnlyList<string> views) where TCommand : ICommand<TState> where TState : class, IState<TState> =>
        new(typeof(TCommand), async (command, lookup) =>
        {
            var c = (TCommand)command;
            var found = lookup.Found is TFound known ? known : await load(c, lookup);
            return Single(c.Stream(), mustExist, (TState? s) => new Decision([.. handle(c, s, found)]));
        }, views);

    private static UseCase Of<TCommand>(Func<TCommand, Lookup, IReadOnlyList<Step>> plan) where TCommand : ICommand =>
        new(typeof(TCommand), (command, lookup) => Task.FromResult(plan((TCommand)command, lookup)));

    private static IReadOnlyList<Step> Single<TState>(Guid stream, bool mustExist, Func<TState?, Decision> decide)
        where TState : class, IState<TState> => [StepOf(stream, mustExist, decide)];

    private static Step StepOf<TState>(Guid stream, bool mustExist, Func<TState?, Decision> decide) where TState : class, IState<TState> =>
        new(stream, typeof(TState), mustExist, s => decide((TState?)s), (s, e) => TState.Fold((TState?)s, e));
}
