using System.Text.Encodings.Web;
using System.Text.Json;

namespace EduEvents.Host.Web;

/// <summary>How pages hand data to their elements.</summary>
public static class ElementData
{
    private static readonly JsonSerializerOptions Options =
        new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Data as an attribute; Razor escapes it once more for HTML.</summary>
    public static string Json(object data) => JsonSerializer.Serialize(data, Options);
}
