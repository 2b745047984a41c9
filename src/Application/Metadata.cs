using Marten;

namespace EduEvents.Application;

/// <summary>Who, when, from where, why: written on every event by the pipeline, so that nobody can forget it.</summary>
public static class Metadata
{
    public const string Person = "person", Role = "role", Session = "session", Address = "address", Device = "device", Command = "command",
        Reason = "reason";

    internal static void Put(IDocumentSession session, CommandContext context, ICommand command, string role)
    {
        session.CorrelationId = context.Correlation;
        session.CausationId = context.CommandId.ToString();
        session.LastModifiedBy = context.Actor.AccountId.ToString();
        session.SetHeader(Person, context.Actor.PersonId.ToString());
        session.SetHeader(Role, role);
        session.SetHeader(Session, context.Actor.SessionId.ToString());
        session.SetHeader(Address, context.Address);
        session.SetHeader(Device, context.Device);
        session.SetHeader(Command, command.GetType().Name);
        if ((command is IReasoned { Reason.Length: > 0 } reasoned ? reasoned.Reason : context.Reason) is { Length: > 0 } reason)
            session.SetHeader(Reason, reason);
    }
}
