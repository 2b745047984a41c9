namespace EduEvents.Domain;

/// <summary>What a stream remembers for its decisions. Changes only by folding events.</summary>
/// <typeparam name="TSelf">The state itself.</typeparam>
public interface IState<TSelf> where TSelf : class, IState<TSelf>
{
    /// <summary>The stream's id.</summary>
    Guid Id { get; }

    /// <summary>The state after one more event; an event it does not know leaves it as it is.</summary>
    static abstract TSelf? Fold(TSelf? state, object @event);
}
