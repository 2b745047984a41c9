namespace EduEvents.Domain;

/// <summary>An order of the head of the organisation, by which something is done that is not done without one.</summary>
/// <param name="Number">As it stands in the register of orders.</param>
/// <param name="On">The day of the order.</param>
public sealed record OrderRef(string Number, DateOnly On);
