using System.Text.Json;
using EduEvents.Application;
using EduEvents.Domain;

namespace EduEvents.Unit;

/// <summary>Given past events, when a command is handled, then new events or broken rules.</summary>
public static class Spec
{
    public static Past<T> Given<T>(params IDomainEvent[] history) where T : class, IState<T> => new(history.Aggregate(default(T), T.Fold));

    /// <summary>The text of anything as it would be stored; lists are compared by what they hold.</summary>
    public static string Stored(object value) => $"{value.GetType().Name} {JsonSerializer.Serialize(value)}";

    public sealed record Past<T>(T? Value) where T : class, IState<T>
    {
        public Outcome When(Func<T, IEnumerable<IDomainEvent>> handle) => new(() => new([.. handle(Value!)]));

        public Outcome When(Func<T, Decision> handle) => new(() => handle(Value!));
    }

    public sealed record Outcome(Func<Decision> Act)
    {
        public void Then(params IDomainEvent[] expected) => Assert.Equal(expected.Select(Stored), Act().Events.Select(Stored));

        public void ThenNothing() => Assert.Empty(Act().Events);

        public void ThenBroken(params Refusal[] rules) =>
            Assert.Equal(rules.Select(Told), Assert.Throws<RuleBroken>(() => Act()).Refusals.Select(Told));

        public void ThenUnknown() => Assert.Throws<StreamUnknown>(() => Act());

        /// <summary>The new events, and the outcome of each item as its status and the codes it was refused for.</summary>
        public void ThenItems(IDomainEvent[] events, params string[] items)
        {
            var decision = Act();
            Assert.Equal(events.Select(Stored), decision.Events.Select(Stored));
            Assert.Equal(items, decision.Items!.Select(i =>
                string.Join(' ', [$"{i.Index} {i.Status}", .. i.Refusals.Select(r => r.Code)])));
        }

        private static string Told(Refusal refusal) => $"{refusal.Code}({string.Join("; ", refusal.Arguments)})";
    }
}
