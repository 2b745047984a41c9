using System.Buffers.Text;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace EduEvents.Bench;

/// <summary>
/// One kept-alive HTTP/1.1 connection, as lean as can be: the clients share the processors with what is measured. One thread uses it at a
/// time, and it knows only what the product answers: a body with a length, in chunks, or none.
/// </summary>
public sealed class WireClient : IDisposable
{
    private static readonly byte[] EndOfHead = "\r\n\r\n"u8.ToArray(), EndOfChunks = "\r\n0\r\n\r\n"u8.ToArray();
    // A server ends a connection that was silent for some two minutes; one silent for less is used as it is.
    private const long Silent = 60_000;
    private readonly int _port;
    private Socket _socket;
    private long _used;
    private byte[] _sent = new byte[64 * 1024], _received = new byte[64 * 1024];
    private int _head, _length;

    /// <summary>Connects to a server of this machine.</summary>
    public WireClient(Uri address) => (_port, _socket, _used) = (address.Port, Connect(address.Port), Environment.TickCount64);

    /// <summary>The last answer's body as it came, with the marks of its chunks.</summary>
    public ReadOnlySpan<byte> Body => _received.AsSpan(_head, _length - _head);

    /// <summary>The value of a header of the last answer; empty when it has none.</summary>
    public string Header(string name)
    {
        var head = Encoding.ASCII.GetString(_received, 0, _head);
        var at = head.IndexOf($"\r\n{name}: ", StringComparison.OrdinalIgnoreCase);
        return at < 0 ? "" : head[(at + name.Length + 4)..head.IndexOf("\r\n", at + 2, StringComparison.Ordinal)];
    }

    /// <summary>Sends a request and reads the answer.</summary>
    /// <param name="head">Request line and headers, each with its line end, without length.</param>
    /// <param name="body">The body; empty for a read.</param>
    /// <returns>The status.</returns>
    public int Send(string head, string body)
    {
        if (Environment.TickCount64 - _used > Silent) Reconnect();
        var length = Encoding.UTF8.GetByteCount(body);
        if (_sent.Length < head.Length + length + 64) _sent = new byte[2 * (head.Length + length)];
        var at = Encoding.UTF8.GetBytes($"{head}Content-Length: {length}\r\n\r\n", _sent);
        at += Encoding.UTF8.GetBytes(body, _sent.AsSpan(at));
        for (var sent = 0; sent < at;) sent += _socket.Send(_sent.AsSpan(sent, at - sent));
        Receive();
        _used = Environment.TickCount64;
        return Utf8Parser.TryParse(_received.AsSpan(9, 3), out int status, out _)
            ? status
            : throw new ProtocolViolationException("The answer has no status.");
    }

    /// <inheritdoc />
    public void Dispose() => _socket.Dispose();

    private static Socket Connect(int port)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        socket.Connect(new IPEndPoint(IPAddress.Loopback, port));
        return socket;
    }

    private void Reconnect()
    {
        _socket.Dispose();
        _socket = Connect(_port);
    }

    private void Receive()
    {
        (_head, _length) = (0, 0);
        var whole = 0;
        while (_head == 0 || (whole > 0 ? _length < whole : !Body.EndsWith(EndOfChunks)))
        {
            if (_length == _received.Length) Array.Resize(ref _received, 2 * _received.Length);
            var got = _socket.Receive(_received.AsSpan(_length));
            if (got == 0) throw new ProtocolViolationException("The server ended the connection.");
            _length += got;
            if (_head > 0 || _received.AsSpan(0, _length).IndexOf(EndOfHead) is not (> 0 and var end)) continue;
            _head = end + EndOfHead.Length;
            whole = Whole(_head);
        }
    }

    // Length of head and body together; 0 when the body comes in chunks.
    private int Whole(int head)
    {
        if (_received.AsSpan(0, head).IndexOf("Transfer-Encoding: chunked"u8) >= 0) return 0;
        var at = _received.AsSpan(0, head).IndexOf("Content-Length: "u8);
        return at >= 0 && Utf8Parser.TryParse(_received.AsSpan(at + 16), out int length, out _) ? head + length : head;
    }
}
