namespace EduEvents.Domain;

/// <summary>Business identification numbers (БСН/БИН) of legal entities; sole traders have an IIN in their place.</summary>
public static class Bin
{
    /// <summary>True when the control digit agrees, the month exists, and the fifth and sixth digit tell a legal entity (schooling facts, 6.1).</summary>
    public static bool IsValid(string? text) => Iin.IsValid(text) && IsMonth(text![2], text[3]) && text[4] is >= '4' and <= '6' && text[5] <= '3';

    private static bool IsMonth(char tens, char ones) => ((tens - '0') * 10 + ones - '0') is >= 1 and <= 12;
}
