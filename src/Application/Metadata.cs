using JasperFx.Events;
using Marten;

namespace EduEvents.Application;

/// <summary>Who, when, from where, why: written on every event by the pipeline, so that nobody can forget it.</summary>
public static class Metadata
{
    public const string Person = "person", Role = "role", Session = "session", Address = "address", Device = "device", Command = "command",
        Reason = "reason";

    /// <summary>Marks what came by the bulk lane: import or demo.</summary>
    public const string Lane = "lane";

    internal static void Put(IDocumentSession session, CommandContext context, ICommand command, string role)
    {
        session.CorrelationId = context.Correlation;
        session.CausationId = context.CommandId.ToString();
        session.LastModifiedBy = context.Actor.AccountId.ToString();
        foreach (var (name, value) in Headers(context, command, role)) session.SetHeader(name, value);
    }

    internal static void Put(IEvent e, CommandContext context, ICommand command, string role, string lane)
    {
        e.CorrelationId = context.Correlation;
        e.CausationId = context.CommandId.ToString();
        e.UserName = context.Actor.AccountId.ToString();
        foreach (var (name, value) in Headers(context, command, role)) e.SetHeader(name, value);
        e.SetHeader(Lane, lane);
    }

    private static IEnumerable<(string Name, string Value)> Headers(CommandContext context, ICommand command, string role)
    {
        yield return (Person, context.Actor.PersonId.ToString());
        yield return (Role, role);
        yield return (Session, context.Actor.SessionId.ToString());
        yield return (Address, context.Address);
        yield return (Device, context.Device);
        yield return (Command, command.GetType().Name);
        if ((command is IReasoned { Reason.Length: > 0 } reasoned ? reasoned.Reason : context.Reason) is { Length: > 0 } reason)
            yield return (Reason, reason);
    }
}
