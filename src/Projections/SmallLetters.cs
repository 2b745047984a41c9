using System.Text.Json;
using System.Text.Json.Serialization;

namespace EduEvents.Projections;

/// <summary>Writes a choice as the API does, so that a stored view can be sent as it is stored; reads it however it is written.</summary>
public sealed class SmallLetters<TChoice>() : JsonStringEnumConverter<TChoice>(JsonNamingPolicy.CamelCase) where TChoice : struct, Enum;
