using System.Threading.Channels;

namespace EduEvents.Application;

/// <summary>Says that something new stands in the log. Said several times before anybody looks, it is heard once; said while nobody looks, it is kept.</summary>
public sealed class LogNews
{
    private readonly Channel<bool> _said = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>There is something new.</summary>
    public void Say() => _said.Writer.TryWrite(true);

    /// <summary>Ends when there is, or as cancelled.</summary>
    public Task Hear(CancellationToken stop) => _said.Reader.ReadAsync(stop).AsTask();
}
