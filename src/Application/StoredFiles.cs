using EduEvents.Domain;
using Marten;

namespace EduEvents.Application;

/// <summary>What the store of files knows of a file besides its bytes.</summary>
/// <param name="FileId">The file.</param>
/// <param name="Person">The person it is about and under whose key it is sealed; null for a file about nobody.</param>
/// <param name="Kind">Media type, as its first bytes tell it.</param>
/// <param name="Bytes">Length.</param>
/// <param name="Sha256">Of the bytes as they were sent, lower hex digits.</param>
public sealed record StoredFile(Guid FileId, Guid? Person, string Kind, long Bytes, string Sha256)
{
    /// <summary>As an event keeps it, still without a name.</summary>
    public AttachedFile Attached() => new(FileId, "", Kind, Bytes, Sha256);
}

/// <summary>The organisation's files, as commands that attach them look them up. Files are sent before the command that names them.</summary>
public static class StoredFiles
{
    /// <summary>The table of files, with their bytes.</summary>
    public const string Table = "edu.stored_file";

    /// <summary>Those of the files that are there, whole, and of this person; or of nobody.</summary>
    public static async Task<IReadOnlyList<AttachedFile>> Find(IQuerySession session, IReadOnlyCollection<Guid> files, Guid? person, CancellationToken stop)
    {
        if (files.Count == 0) return [];
        var found = await session.AdvancedSql.QueryAsync<StoredFile>($"""
            select jsonb_build_object('fileId', id, 'person', person, 'kind', kind, 'bytes', bytes, 'sha256', encode(sha256, 'hex'))
            from {Table} where tenant_id = ? and id = any(?) and content is not null
            """, stop, session.TenantId, files.ToArray());
        return [.. found.Where(f => f.Person == person).Select(f => f.Attached())];
    }
}
