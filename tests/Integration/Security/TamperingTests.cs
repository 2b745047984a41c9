using System.Text.Json.Nodes;
using EduEvents.Fixtures;

namespace EduEvents.Integration.Security;

public sealed class TamperingTests(SealedStore store) : IClassFixture<SealedStore>
{
    private const string Mark = "journal.mark_entered";

    [Fact]
    public async Task An_untouched_store_is_sound()
    {
        var report = await Verifier.Database(store.ConnectionString, store.Key, store.HeadsFolder);

        Assert.Equal("[]", report["findings"]!.ToJsonString());
        Assert.True(report["sound"]!.GetValue<bool>());
        Assert.Equal(0, report["unsealed"]!.GetValue<long>());
        Assert.True(report["blocks"]!.GetValue<long>() >= 4 && report["headsHeld"]!.GetValue<long>() >= 4 && report["events"]!.GetValue<long>() > 20);
    }

    [Theory]
    [InlineData("data = jsonb_set(data, '{points}', '10')")]
    [InlineData("timestamp = timestamp + interval '1 microsecond'")]
    [InlineData("user_name = '00000000-0000-0000-0000-000000000001'")]
    [InlineData("headers = jsonb_set(headers, '{address}', '\"10.0.0.1\"')")]
    [InlineData("version = version + 1000")]
    [InlineData("type = 'journal.mark_removed'")]
    public async Task A_changed_field_is_found_with_its_event_and_between_which_heads(string change)
    {
        var at = await store.Sequence(Mark, 5);

        var finding = await Only(await store.Spoilt($"update edu.mt_events set {change} where seq_id = {at}"));

        Assert.Equal(("changed", at, store.Organisation), (Fault(finding), finding["sequence"]!.GetValue<long>(), finding["organisation"]!.GetValue<string>()));
        Assert.True(finding["after"]!.GetValue<DateTimeOffset>() < finding["before"]!.GetValue<DateTimeOffset>());
    }

    [Fact]
    public async Task Two_swapped_events_are_found()
    {
        var (first, second) = (await store.Sequence(Mark, 4), await store.Sequence(Mark, 5));
        var report = await Report(await store.Spoilt($"""
            update edu.mt_events set seq_id = -1 where seq_id = {first};
            update edu.mt_events set seq_id = {first} where seq_id = {second};
            update edu.mt_events set seq_id = {second} where seq_id = -1;
            """));

        Assert.Equal([first, second], report.Select(f => f!["sequence"]!.GetValue<long>()).Order());
        Assert.All(report, f => Assert.Equal("reordered", Fault(f!)));
    }

    [Fact]
    public async Task A_removed_event_is_found()
    {
        var at = await store.Sequence(Mark, 7);

        var finding = await Only(await store.Spoilt($"delete from edu.mt_events where seq_id = {at}"));

        Assert.Equal(("removed", at), (Fault(finding), finding["sequence"]!.GetValue<long>()));
    }

    [Fact]
    public async Task The_last_event_removed_is_found()
    {
        var copy = await store.Spoilt("delete from edu.mt_events where seq_id = (select max(seq_id) from edu.mt_events)");

        Assert.Equal("removed", Fault(await Only(copy)));
    }

    [Fact]
    public async Task An_event_put_where_none_was_sealed_is_found()
    {
        var at = await store.Sequence(Mark, 9);
        var copy = await store.Spoilt($"""
            delete from edu.seal_gap;
            insert into edu.mt_events (seq_id, id, stream_id, version, data, type, timestamp, tenant_id, mt_dotnet_type, headers)
                select {store.Gap}, gen_random_uuid(), stream_id, 5000, data, type, timestamp, tenant_id, mt_dotnet_type, headers from edu.mt_events where seq_id = {at};
            """);

        var finding = await Only(copy);

        Assert.Equal(("inserted", store.Gap), (Fault(finding), finding["sequence"]!.GetValue<long>()));
    }

    [Fact]
    public async Task An_event_written_into_the_table_before_sealing_is_sealed_as_foreign()
    {
        var report = await Verifier.Database(store.Foreign.Database, store.Key);

        var finding = Assert.Single(report["findings"]!.AsArray())!;
        Assert.Equal(("inserted", store.Foreign.Sequence), (Fault(finding), finding["sequence"]!.GetValue<long>()));
    }

    [Fact]
    public async Task A_rewritten_block_is_found_even_with_events_and_hashes_to_match()
    {
        var copy = await store.Spoilt("""
            delete from edu.seal_block where no = (select max(no) from edu.seal_block);
            delete from edu.mt_events where seq_id > (select max(to_seq) from edu.seal_block);
            """);

        var findings = await Report(copy);

        Assert.All(findings, f => Assert.Equal("logRewritten", Fault(f!)));
        Assert.NotEmpty(findings);
    }

    [Fact]
    public async Task A_block_signed_by_another_key_is_found()
    {
        var copy = await store.Spoilt("update edu.seal_block set checkpoint = (select checkpoint from edu.seal_block where no = 2) where no = 3");

        Assert.Equal("logRewritten", Fault(await Only(copy)));
    }

    [Fact]
    public async Task A_receipt_holds_offline_and_a_changed_one_does_not()
    {
        var file = Path.Combine(Path.GetTempPath(), $"receipt-{Guid.CreateVersion7():N}.json");
        await File.WriteAllTextAsync(file, store.Receipt);
        var (exit, text) = await Verifier.Run(["receipt", file, "--key", store.Key]);
        Assert.Equal((0, true), (exit, text.StartsWith(Mark, StringComparison.Ordinal)));

        var receipt = JsonNode.Parse(store.Receipt)!;
        var leaf = Convert.FromBase64String(receipt["leaf"]!.GetValue<string>());
        leaf[^1] ^= 1;
        receipt["leaf"] = Convert.ToBase64String(leaf);
        await File.WriteAllTextAsync(file, receipt.ToJsonString());
        Assert.Equal(1, (await Verifier.Run(["receipt", file, "--key", store.Key])).ExitCode);
        File.Delete(file);
    }

    private async Task<JsonArray> Report(string database) => (await Verifier.Database(database, store.Key, store.HeadsFolder))["findings"]!.AsArray();

    private async Task<JsonNode> Only(string database) => Assert.Single(await Report(database))!;

    private static string Fault(JsonNode finding) => finding["fault"]!.GetValue<string>();
}
