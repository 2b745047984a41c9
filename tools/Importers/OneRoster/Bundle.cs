using System.Globalization;
using System.IO.Compression;
using CsvHelper;
using CsvHelper.Configuration;

namespace EduEvents.Importers.OneRoster;

/// <summary>A OneRoster bundle: a zip of CSV files, version 1.1 or 1.2, as the standard has it and as real systems write it.</summary>
public sealed class Bundle : IDisposable
{
    private readonly ZipArchive _zip;
    private readonly Dictionary<string, string> _manifest = new(StringComparer.OrdinalIgnoreCase);

    private Bundle(ZipArchive zip) => _zip = zip;

    /// <summary>Rows that could not be used so far.</summary>
    public List<Problem> Problems { get; } = [];

    /// <summary>Version the manifest names: 1.1 or 1.2.</summary>
    public string Version => _manifest.GetValueOrDefault("oneroster.version", "");

    /// <summary>Code of the system the bundle comes from; ids are unique within it.</summary>
    public string System => _manifest.GetValueOrDefault("source.systemCode", "") is { Length: > 0 } code ? code
        : _manifest.GetValueOrDefault("source.systemName", "");

    /// <summary>True when a file names everything there is, and not only what changed.</summary>
    public bool IsFull(string file) => _manifest.GetValueOrDefault($"file.{file}", "bulk") == "bulk";

    /// <summary>Opens a bundle.</summary>
    /// <exception cref="InvalidDataException">It is no OneRoster bundle of these versions.</exception>
    public static Bundle Open(string path)
    {
        var bundle = new Bundle(ZipFile.OpenRead(path));
        try
        {
            bundle.ReadManifest(path);
            return bundle;
        }
        catch
        {
            bundle.Dispose();
            throw;
        }
    }

    /// <summary>Reads a file row by row. What one row makes unusable is listed, and the next is read.</summary>
    public List<T> Read<T>(string file, Func<Row, T> make)
    {
        var made = new List<T>();
        foreach (var row in Rows(file))
        {
            try
            {
                made.Add(make(row));
            }
            catch (RowUnusable e)
            {
                Problems.Add(new(row.File, row.Line, e.Message));
            }
        }
        return made;
    }

    /// <inheritdoc />
    public void Dispose() => _zip.Dispose();

    private void ReadManifest(string path)
    {
        if (Entry("manifest.csv") is null) throw new InvalidDataException($"{path} has no manifest.csv, so it is no OneRoster bundle.");
        // Some systems write the header twice; the second one reads as a property named like the column.
        foreach (var row in Rows("manifest.csv")) _manifest[row.Text("propertyName")] = row.Text("value");
        if (Version is not ("1.1" or "1.2")) throw new InvalidDataException($"{path} is OneRoster '{Version}'; 1.1 and 1.2 can be read.");
    }

    private ZipArchiveEntry? Entry(string file) =>
        _zip.Entries.FirstOrDefault(e => e.Name.Equals(file, StringComparison.OrdinalIgnoreCase));

    private IEnumerable<Row> Rows(string file)
    {
        if (Entry(file) is not { } entry) yield break;
        using var text = new StreamReader(entry.Open());
        var broken = false;
        using var csv = new CsvReader(text, new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            BadDataFound = _ => broken = true, MissingFieldFound = null, TrimOptions = TrimOptions.Trim, DetectColumnCountChanges = false
        });
        if (!csv.Read() || !csv.ReadHeader()) yield break;
        var columns = csv.HeaderRecord!;
        while (csv.Read())
        {
            var (line, fields) = (csv.Parser.RawRow, csv.Parser.Record!);
            if (broken) Problems.Add(new(file, line, "the quotes of the row do not close"));
            else if (fields.Length != columns.Length) Problems.Add(new(file, line,
                $"the row has {fields.Length} fields, the header {columns.Length}"));
            else yield return new(file, line, Values(columns, fields));
            broken = false;
        }
    }

    private static Dictionary<string, string> Values(string[] columns, string[] fields)
    {
        var values = new Dictionary<string, string>(columns.Length, StringComparer.OrdinalIgnoreCase);
        foreach (var (column, field) in columns.Zip(fields)) values[column.Trim().TrimStart('\uFEFF')] = field;
        return values;
    }
}
