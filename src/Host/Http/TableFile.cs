using System.Globalization;
using System.Text;
using EduEvents.Host.Audit;
using MiniExcelLibs;

namespace EduEvents.Host.Http;

/// <summary>
/// A table as a file in the reader's words: comma-separated, sent as it is made, or a workbook for spreadsheets (XLSX), where a number is a number. A cell is a
/// text or a whole number; a text that looks like a formula stays a text.
/// </summary>
public static class TableFile
{
    private const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    // What a sheet of a workbook holds, less its heads.
    private const int MostLines = 1_048_575;

    /// <summary>Sends it in the format that the request names as 'format': csv, as without it, or xlsx.</summary>
    /// <param name="r">The request; its right was checked.</param>
    /// <param name="name">Name of the file without its ending.</param>
    /// <param name="heads">Heads of the columns.</param>
    /// <param name="lines">The lines; they are asked for once.</param>
    /// <exception cref="BadHttpRequestException">The format is another, or a workbook would not hold so many lines.</exception>
    public static IResult Send(ReadRequest r, string name, IReadOnlyList<string> heads, IAsyncEnumerable<IReadOnlyList<object>> lines) => (r.Query("format") ?? "csv") switch
    {
        "csv" => Results.Stream(body => WriteCsv(body, heads, lines, r.Stop), "text/csv; charset=utf-8", $"{name}.csv"),
        "xlsx" => Results.Stream(body => WriteWorkbook(body, heads, lines, r.Stop), Workbook, $"{name}.xlsx"),
        _ => throw new BadHttpRequestException("'format' must be csv or xlsx.")
    };

    // The mark at the beginning tells spreadsheets that the letters are Unicode.
    private static async Task WriteCsv(Stream body, IReadOnlyList<string> heads, IAsyncEnumerable<IReadOnlyList<object>> lines, CancellationToken stop)
    {
        await using var file = new StreamWriter(body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        await foreach (var line in lines.Prepend([.. heads]).WithCancellation(stop))
            await file.WriteLineAsync(string.Join(',', line.Select(c => Csv.Cell(Convert.ToString(c, CultureInfo.InvariantCulture)!))).AsMemory(), stop);
    }

    // It is packed whole and only then sent, so that one that cannot be made is refused and not broken off; on disk, so that it takes no memory.
    private static async Task WriteWorkbook(Stream body, IReadOnlyList<string> heads, IAsyncEnumerable<IReadOnlyList<object>> lines, CancellationToken stop)
    {
        await using var file = new FileStream(Path.GetTempFileName(), FileMode.Open, FileAccess.ReadWrite, FileShare.None, 65_536, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        await file.SaveAsAsync(Rows(lines.Prepend([.. heads])), printHeader: false, cancellationToken: stop);
        file.Position = 0;
        await file.CopyToAsync(body, stop);
    }

    private static async IAsyncEnumerable<IDictionary<string, object>> Rows(IAsyncEnumerable<IReadOnlyList<object>> lines)
    {
        var number = 0;
        await foreach (var line in lines)
        {
            if (number++ > MostLines) throw new BadHttpRequestException($"A workbook holds {MostLines} lines at most; choose less or take csv.");
            yield return line.Index().ToDictionary(c => c.Index.ToString(CultureInfo.InvariantCulture), c => c.Item);
        }
    }
}
