using Wolverine.Runtime.Handlers;

namespace EduEvents.Host.Operations;

/// <summary>
/// What the bus would otherwise look for at every start, in every assembly: its handlers. There are none; it spreads views and processes over
/// Hosts. So nothing is to be generated, and no compiler is shipped.
/// </summary>
public sealed class NoHandlers : HandlerRegistry
{
    /// <inheritdoc />
    public override Type[] HandlerTypes() => [];

    /// <inheritdoc />
    public override Type[] MessageTypes() => [];
}
