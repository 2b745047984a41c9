using System.Text;
using EduEvents.Domain.Security;

namespace EduEvents.Unit.Security;

public sealed class MerkleTreeTests
{
    // Leaves and roots published with the reference implementation of RFC 6962.
    private static readonly byte[][] Leaves = [.. new[] { "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f" }
        .Select(Convert.FromHexString)];

    private static readonly string[] Roots =
    [
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d", "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77", "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4", "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c", "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"
    ];

    [Fact]
    public void Roots_are_those_of_the_published_example()
    {
        var log = new MerkleTiles(0, []);
        foreach (var (i, leaf) in Leaves.Index())
        {
            log.Append(MerkleHash.Leaf(leaf));
            Assert.Equal(Roots[i], Convert.ToHexStringLower(log.Root()));
        }
    }

    [Fact]
    public void An_empty_log_has_the_hash_of_nothing_as_root() =>
        Assert.Equal("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", Convert.ToHexStringLower(new MerkleTiles(0, []).Root()));

    [Theory]
    [InlineData(1)]
    [InlineData(255)]
    [InlineData(256)]
    [InlineData(257)]
    [InlineData(66_000)]
    public void A_log_taken_up_from_its_edge_goes_on_as_if_it_had_never_stopped(int size)
    {
        var whole = Log(size);
        var stored = whole.Changed.ToDictionary(t => t.Name, t => t.Hashes);
        var again = new MerkleTiles(size, MerkleTiles.Edge(size).Select(n => (n, stored[n])));
        foreach (var i in Enumerable.Range(size, 300))
        {
            whole.Append(LeafOf(i));
            again.Append(LeafOf(i));
        }

        // A root needs whole tiles to the left as well; their roots stand one level up and were in the edge.
        Assert.Equal(whole.Size, again.Size);
        var tiles = whole.Changed.ToDictionary(t => t.Name, t => t.Hashes);
        Assert.All(again.Changed, t => Assert.Equal(tiles[t.Name], t.Hashes));
        Assert.Equal(whole.Root(), again.Root());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(256)]
    [InlineData(1000)]
    [InlineData(65_537)]
    public void Every_proof_leads_to_the_root(int size)
    {
        var log = Log(size);
        foreach (var index in new long[] { 0, size / 3, size / 2, size - 1 }.Distinct())
        {
            var needed = MerkleTiles.Path(index, size).Distinct().ToHashSet();
            var some = new MerkleTiles(0, log.Changed.Where(t => needed.Contains(t.Name)));
            Assert.Equal(log.Root(), Climb(LeafOf((int)index), index, size, some.Tree().Inclusion(index, size)));
        }
    }

    [Fact]
    public void Consistency_proofs_are_those_of_the_published_example()
    {
        var log = new MerkleTiles(0, []);
        foreach (var leaf in Leaves) log.Append(MerkleHash.Leaf(leaf));

        Assert.Empty(log.Tree().Consistency(8, 8));
        Assert.Equal(
            ["0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a", "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
             "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"],
            log.Tree().Consistency(6, 8).Select(Convert.ToHexStringLower));
    }

    // Told apart from the code under test: the fold of RFC 9162, section 2.1.3.2.
    private static byte[] Climb(byte[] leaf, long index, long size, IReadOnlyList<byte[]> proof)
    {
        var (at, last, hash) = (index, size - 1, leaf);
        foreach (var p in proof)
        {
            if ((at & 1) == 1 || at == last)
            {
                hash = MerkleHash.Node(p, hash);
                while ((at & 1) == 0 && at != 0) (at, last) = (at >> 1, last >> 1);
            }
            else hash = MerkleHash.Node(hash, p);
            (at, last) = (at >> 1, last >> 1);
        }
        Assert.Equal(0, last);
        return hash;
    }

    private static MerkleTiles Log(int size)
    {
        var log = new MerkleTiles(0, []);
        foreach (var i in Enumerable.Range(0, size)) log.Append(LeafOf(i));
        return log;
    }

    private static byte[] LeafOf(int i) => MerkleHash.Leaf(Encoding.UTF8.GetBytes($"event {i}"));
}
