namespace EduEvents.Domain.Gate;

/// <summary>Every way the Gate says no. Codes are part of the API; texts live in resources.</summary>
public static class GateRules
{
    public static Refusal SequenceReused(long sequence) => new("gate.sequence_reused", sequence);
    public static Refusal ClockAhead(DateTimeOffset at) => new("gate.clock_ahead", at);
    public static Refusal TerminalAlreadyRegistered() => new("gate.terminal_already_registered");
}
