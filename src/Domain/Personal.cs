namespace EduEvents.Domain;

/// <summary>
/// A value about a person. It is stored encrypted under that person's key; when the key is destroyed the value reads as erased,
/// while the fact around it stays (Law 94-V, Art. 18; Order 456, p. 10).
/// </summary>
/// <param name="Subject">The person the value is about.</param>
/// <param name="Value">The value; null once erased.</param>
public readonly record struct Personal(Guid Subject, string? Value)
{
    /// <summary>True when the person's key was destroyed.</summary>
    public bool IsErased => Value is null;

    /// <summary>Never the value itself, so that it cannot reach a log or an exception by accident.</summary>
    public override string ToString() => "***";
}
