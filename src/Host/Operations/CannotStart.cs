namespace EduEvents.Host.Operations;

/// <summary>The product cannot start; the message tells the administrator why and what to do, and nothing was changed.</summary>
public class CannotStart(string message) : Exception(message);
