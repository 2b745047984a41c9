namespace EduEvents.Domain;

/// <summary>An exact amount in one currency.</summary>
/// <param name="Amount">In whole units with at most two decimals (tenge and tiyn).</param>
/// <param name="Currency">ISO 4217 code.</param>
public readonly record struct Money(decimal Amount, string Currency)
{
    /// <summary>An amount of tenge.</summary>
    public static Money Tenge(decimal amount) => new(amount, "KZT");

    /// <summary>The sum of two amounts of one currency.</summary>
    /// <exception cref="InvalidOperationException">The currencies differ.</exception>
    public static Money operator +(Money left, Money right) => Same(left, right) with { Amount = left.Amount + right.Amount };

    /// <summary>The difference of two amounts of one currency.</summary>
    /// <exception cref="InvalidOperationException">The currencies differ.</exception>
    public static Money operator -(Money left, Money right) => Same(left, right) with { Amount = left.Amount - right.Amount };

    /// <summary>A part of the amount, in whole tiyn, halves away from zero.</summary>
    /// <param name="percent">0 to 100.</param>
    public Money Part(int percent) => this with { Amount = decimal.Round(Amount * percent / 100, 2, MidpointRounding.AwayFromZero) };

    private static Money Same(Money left, Money right) => left.Currency == right.Currency
        ? left
        : throw new InvalidOperationException($"Amounts of {left.Currency} and {right.Currency} do not add up.");
}
