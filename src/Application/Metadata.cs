using Marten;

namespace EduEvents.Application;

/// <summary>Who, when, from where, why: written on every event, so that nobody can forget it.</summary>
public static class Metadata
{
    public const string Person = "person", Role = "role", Session = "session", Address = "address", Device = "device", Command = "command",
        Reason = "reason";

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
        session.SetHeader(Person, context.Actor.PersonId.ToString());
        session.SetHeader(Role, role);
        session.SetHeader(Session, context.Actor.SessionId.ToString());
        session.SetHeader(Address, context.Address);
        session.SetHeader(Device, context.Device);
        session.SetHeader(Command, command);
        if ((reason is { Length: > 0 } ? reason : context.Reason) is { Length: > 0 } why) session.SetHeader(Reason, why);
    }
}
