namespace EduEvents.Conformity;

/// <summary>Says that a check shows a point of Order 456. A point is shown when all its checks ran green and none names a gap.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class OrderAttribute(string point) : Attribute
{
    /// <summary>The point, as in "27.12".</summary>
    public string Point { get; } = point;

    /// <summary>What of the point the product does not do yet; null when nothing is missing.</summary>
    public string? Missing { get; init; }
}
