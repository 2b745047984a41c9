namespace EduEvents.Application;

/// <summary>Lets one caller at a time work upon the same thing in this process. Different things may share a gate; that costs time, never truth.</summary>
public sealed class Gates(int count) : IDisposable
{
    private readonly SemaphoreSlim[] _gates = [.. Enumerable.Range(0, count).Select(_ => new SemaphoreSlim(1, 1))];

    /// <summary>Waits for all the things; always in one order, so that nobody waits in a circle.</summary>
    /// <returns>Opens them again when disposed.</returns>
    public async Task<IDisposable> Enter(IEnumerable<Guid> things, CancellationToken stop)
    {
        var gates = things.Select(s => (int)((uint)s.GetHashCode() % (uint)_gates.Length)).Distinct().Order().Select(i => _gates[i]).ToList();
        var entered = new List<SemaphoreSlim>(gates.Count);
        try
        {
            foreach (var gate in gates)
            {
                await gate.WaitAsync(stop);
                entered.Add(gate);
            }
        }
        catch
        {
            entered.ForEach(g => g.Release());
            throw;
        }
        return new Entered(entered);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (var gate in _gates) gate.Dispose();
    }

    private sealed class Entered(List<SemaphoreSlim> gates) : IDisposable
    {
        public void Dispose() => gates.ForEach(g => g.Release());
    }
}
