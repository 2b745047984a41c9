using System.Collections.Frozen;

namespace EduEvents.Host.Access;

/// <summary>
/// Passwords that stand in leaked collections and are tried first by whoever guesses: the frequency lists of zxcvbn (MIT licence), those of
/// eight characters and more, in lower case.
/// </summary>
public static class CommonPasswords
{
    private static readonly Lazy<FrozenSet<string>> List = new(() =>
        File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Reference", "common-passwords.txt")).ToFrozenSet());

    /// <summary>True when the password is a common one, or a common one with digits and signs hung upon it.</summary>
    public static bool Holds(string password)
    {
        var small = password.Trim().ToLowerInvariant();
        return List.Value.Contains(small) || (small.TrimEnd([.. "0123456789!?.,_-*#@ "]) is { Length: >= 8 } word && List.Value.Contains(word));
    }
}
