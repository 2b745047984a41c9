using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using EduEvents.Domain;

namespace EduEvents.Host.Store;

/// <summary>Stores personal values sealed under the person's key: {"s": subject, "c": sealed value}.</summary>
public sealed class PersonalConverter(PersonKeys keys) : JsonConverter<Personal>
{
    /// <inheritdoc />
    public override Personal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var (subject, box) = (Guid.Empty, (byte[]?)null);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            // jsonb keeps no order: either member may come first.
            var isSubject = reader.ValueTextEquals("s"u8);
            reader.Read();
            if (isSubject) subject = reader.GetGuid();
            else box = reader.GetBytesFromBase64();
        }
        if (box is null) return new(subject, null);
        if (box.Length == 0) return new(subject, "");
        return new(subject, keys.Find(subject) is { } key ? Encoding.UTF8.GetString(KeyFile.OpenBox(key, box, subject.ToByteArray())) : null);
    }

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, Personal value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteString("s"u8, value.Subject);
        if (value.Value is { Length: 0 }) writer.WriteString("c"u8, "");
        else if (value.Value is not null && keys.FindOrMake(value.Subject) is { } key)
            writer.WriteBase64String("c"u8, KeyFile.Seal(key, Encoding.UTF8.GetBytes(value.Value), value.Subject.ToByteArray()));
        writer.WriteEndObject();
    }
}

/// <summary>Answers show personal values as plain text to whoever may read them; erased ones as null.</summary>
public sealed class PersonalAnswerConverter : JsonConverter<Personal>
{
    /// <inheritdoc />
    public override Personal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new JsonException("Personal values are sent as plain fields of commands.");

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, Personal value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
}
