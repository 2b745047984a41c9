namespace EduEvents.Domain;

/// <summary>
/// A file beside an event: the event keeps what it is and what it held, the bytes lie in the store of files and can be erased alone.
/// </summary>
/// <param name="FileId">The file in the store.</param>
/// <param name="Name">As people call it; empty for works of learners, whose file names often tell who they are.</param>
/// <param name="Kind">Media type, as its first bytes tell it.</param>
/// <param name="Bytes">Length.</param>
/// <param name="Sha256">Of the bytes as they were sent, 64 lower hex digits.</param>
public sealed record AttachedFile(Guid FileId, string Name, string Kind, long Bytes, string Sha256);

/// <summary>A file as a command names it: it was sent to the store before.</summary>
public sealed record FileRef(Guid FileId, string Name);

/// <summary>An event that has files beside it; those named by none are forgotten.</summary>
public interface IHoldsFiles
{
    /// <summary>The files.</summary>
    IReadOnlyList<AttachedFile> Files { get; }
}

/// <summary>An event by which the bytes of a file are erased; that there was one stays on record.</summary>
public interface IErasesFile
{
    /// <summary>The file.</summary>
    Guid FileId { get; }
}

/// <summary>What may be sent as a file. Reference data.</summary>
/// <param name="MaxBytes">Length of one, at most.</param>
/// <param name="FilesAtOnce">Files beside one event, at most.</param>
/// <param name="LooseADay">Files that an account may have sent within a day and attached to nothing.</param>
/// <param name="LooseDays">After so many days a file that is attached to nothing is forgotten.</param>
/// <param name="Kinds">Media types that are taken.</param>
public sealed record FileLimits(int MaxBytes, int FilesAtOnce, int LooseADay, int LooseDays, IReadOnlyList<string> Kinds);
