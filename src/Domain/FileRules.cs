namespace EduEvents.Domain;

/// <summary>Every way the store of files says no, and every command that attaches one. Codes are part of the API; texts live in resources.</summary>
public static class FileRules
{
    public static Refusal KindNotAllowed(string allowed) => new("files.kind_not_allowed", allowed);
    public static Refusal Empty() => new("files.empty");
    public static Refusal TooManyLoose(int most) => new("files.too_many_loose", most);
    public static Refusal PersonErased() => new("files.person_erased");
    public static Refusal AnotherFile() => new("files.another_file");
    public static Refusal Unknown() => new("files.unknown");
    public static Refusal TooMany(int most) => new("files.too_many", most);
}
