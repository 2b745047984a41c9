namespace EduEvents.Domain;

/// <summary>
/// An exact fraction in lowest terms. A percent of thirds added up in decimals may miss the border between two marks by its last digit;
/// a fraction never does.
/// </summary>
/// <param name="Numerator">Above the line; carries the sign.</param>
/// <param name="Denominator">Below the line, more than zero.</param>
public readonly record struct Fraction(long Numerator, long Denominator)
{
    /// <summary>Nothing.</summary>
    public static readonly Fraction Zero = new(0, 1);

    /// <summary>A whole number.</summary>
    public static implicit operator Fraction(int whole) => new(whole, 1);

    /// <summary>The fraction in lowest terms.</summary>
    /// <exception cref="DivideByZeroException">The denominator is zero.</exception>
    /// <exception cref="OverflowException">It does not fit into 64 bits.</exception>
    public static Fraction Of(Int128 numerator, Int128 denominator)
    {
        if (denominator == 0) throw new DivideByZeroException();
        var divisor = Divisor(Int128.Abs(numerator), Int128.Abs(denominator)) * Int128.Sign(denominator);
        return new(checked((long)(numerator / divisor)), checked((long)(denominator / divisor)));
    }

    public static Fraction operator +(Fraction a, Fraction b) =>
        Of((Int128)a.Numerator * b.Denominator + (Int128)b.Numerator * a.Denominator, (Int128)a.Denominator * b.Denominator);

    public static Fraction operator *(Fraction a, Fraction b) =>
        Of((Int128)a.Numerator * b.Numerator, (Int128)a.Denominator * b.Denominator);

    public static Fraction operator /(Fraction a, Fraction b) =>
        Of((Int128)a.Numerator * b.Denominator, (Int128)a.Denominator * b.Numerator);

    public static bool operator >=(Fraction a, Fraction b) => (Int128)a.Numerator * b.Denominator >= (Int128)b.Numerator * a.Denominator;

    public static bool operator <=(Fraction a, Fraction b) => b >= a;

    /// <summary>The nearest whole number; a half goes up. Nothing here is negative.</summary>
    public int HalfUp() => (int)(((Int128)Numerator * 2 + Denominator) / ((Int128)Denominator * 2));

    /// <summary>With two decimals, to be shown and never to be reckoned with.</summary>
    public decimal Shown() => Math.Round((decimal)Numerator / Denominator, 2, MidpointRounding.AwayFromZero);

    private static Int128 Divisor(Int128 a, Int128 b)
    {
        while (b != 0) (a, b) = (b, a % b);
        return a;
    }
}
