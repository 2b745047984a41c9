using System.Security.Cryptography;
using System.Text;
using EduEvents.Application;
using JasperFx.Events;
using Marten;

namespace EduEvents.Host.Store;

/// <summary>
/// Marks every event that the product itself records: a keyed hash over its id, stream and stored name. Whoever writes into the table past the
/// product lacks the key, so the sealing finds such an event and names it as foreign (Order 456, p. 5.16).
/// </summary>
public sealed class EventOrigin(KeyFile keyFile) : DocumentSessionListenerBase, IEventOrigin
{
    /// <summary>Name of the header.</summary>
    public const string Header = "origin";

    private const int MarkBytes = 16;

    /// <inheritdoc />
    public override Task BeforeSaveChangesAsync(IDocumentSession session, CancellationToken token)
    {
        foreach (var stream in session.PendingChanges.Streams())
            foreach (var e in stream.Events) Mark(e, stream.Id);
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public void Mark(IEvent e, Guid stream)
    {
        if (e.Id == Guid.Empty) e.Id = Guid.CreateVersion7();
        e.SetHeader(Header, Of(e.Id, stream, e.EventTypeName));
    }

    /// <summary>The mark of an event of the product.</summary>
    public string Of(Guid id, Guid stream, string type)
    {
        byte[] named = [.. id.ToByteArray(), .. stream.ToByteArray(), .. Encoding.UTF8.GetBytes(type)];
        return Convert.ToBase64String(HMACSHA256.HashData(keyFile.OriginKey, named).AsSpan(0, MarkBytes));
    }
}
