using JasperFx.Events;
using Marten;

namespace EduEvents.Application;

/// <summary>Who, when, from where, why: written on every event, so that nobody can forget it.</summary>
public static class Metadata
{
    public const string Person = "person", Role = "role", Session = "session", Address = "address", Device = "device", Command = "command",
        Reason = "reason";

    /// <summary>Marks an event that came with its organisation from another database: its number in the log there. Nothing is set off by it again.</summary>
    public const string Moved = "moved";

    /// <summary>Marks what came by the bulk lane: import or demo.</summary>
    public const string Lane = "lane";

    /// <summary>Puts the circumstances on everything the session will append.</summary>
    /// <param name="session">A session that has appended nothing yet.</param>
    /// <param name="context">Who sends, from where.</param>
    /// <param name="command">Name of what is done.</param>
    /// <param name="role">The role by which it may be done; "none" for what was refused, "self" for one's own account.</param>
    /// <param name="reason">The reason the command itself holds.</param>
    public static void Put(IDocumentSession session, CommandContext context, string command, string role, string? reason = null)
    {
        session.CorrelationId = context.Correlation;
        session.CausationId = context.CommandId.ToString();
        session.LastModifiedBy = context.Actor.AccountId.ToString();
        foreach (var (name, value) in Headers(context, command, role, reason)) session.SetHeader(name, value);
    }

    /// <summary>The reason a command holds itself; null when it has no place for one.</summary>
    internal static string? ReasonOf(ICommand command) => command is IReasoned { Reason.Length: > 0 } reasoned ? reasoned.Reason : null;

    internal static void Put(IEvent e, CommandContext context, ICommand command, string role, string? lane = null)
    {
        e.CorrelationId = context.Correlation;
        e.CausationId = context.CommandId.ToString();
        e.UserName = context.Actor.AccountId.ToString();
        foreach (var (name, value) in Headers(context, command.GetType().Name, role, ReasonOf(command))) e.SetHeader(name, value);
        if (lane is not null) e.SetHeader(Lane, lane);
    }

    private static IEnumerable<(string Name, string Value)> Headers(CommandContext context, string command, string role, string? reason)
    {
        yield return (Person, context.Actor.PersonId.ToString());
        yield return (Role, role);
        yield return (Session, context.Actor.SessionId.ToString());
        yield return (Address, context.Address);
        yield return (Device, context.Device);
        yield return (Command, command);
        if ((reason is { Length: > 0 } ? reason : context.Reason) is { Length: > 0 } why) yield return (Reason, why);
    }
}

/// <summary>Marks events as recorded by the product itself, so that those written past it are found.</summary>
public interface IEventOrigin
{
    /// <summary>Marks an event that is about to be recorded in a stream.</summary>
    void Mark(IEvent e, Guid stream);
}
