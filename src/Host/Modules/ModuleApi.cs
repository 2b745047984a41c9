using EduEvents.Application;
using EduEvents.Domain;
using EduEvents.Host.Http;

namespace EduEvents.Host.Modules;

/// <summary>Makes a secret once a command is recorded; its answer alone shows it. None for a repeat.</summary>
public delegate Task<string?> SecretMaker(IServiceProvider services, ICommand command, CommandContext by, CancellationToken stop);

/// <summary>One command of the API.</summary>
public sealed record CommandRoute(string Path, UseCase UseCase, SecretMaker? Secret = null);

/// <summary>One read of the API.</summary>
/// <param name="Path">Path below the module.</param>
/// <param name="Permission">The right it needs.</param>
/// <param name="View">The read model it shows; a reader may ask to wait for it.</param>
/// <param name="Answer">Type of the answer.</param>
/// <param name="Target">What it touches.</param>
/// <param name="Handle">Makes the answer.</param>
/// <param name="Summary">What it answers, in one sentence.</param>
public sealed record ReadRoute(
    string Path, string Permission, string View, Type Answer, Func<ReadRequest, Scope> Target, Func<ReadRequest, Task<IResult>> Handle, string Summary)
{
    /// <summary>Stands for the right when whoever is signed in may read it.</summary>
    public const string SignedIn = "signed in";

    /// <summary>True when whoever is signed in may read it.</summary>
    public bool IsForAll => Permission == SignedIn;

    /// <summary>Events that change an answer which is kept for all who may read it; none when it is not kept.</summary>
    public IReadOnlyList<Type> ChangedBy { get; init; } = [];
}

/// <summary>The table of contents of a module's API.</summary>
public sealed class ModuleApi
{
    /// <summary>Its commands.</summary>
    public List<CommandRoute> Commands { get; } = [];

    /// <summary>Its reads.</summary>
    public List<ReadRoute> Reads { get; } = [];

    /// <summary>Adds a command.</summary>
    public void Command(string path, UseCase useCase, SecretMaker? secret = null) => Commands.Add(new(path, useCase, secret));

    /// <summary>Adds a read of something that may be missing (404).</summary>
    public void Read<TAnswer>(
        string path, string permission, string view, Func<ReadRequest, Scope> target, Func<ReadRequest, Task<TAnswer?>> handle, string summary)
        where TAnswer : class =>
        Reads.Add(new(path, permission, view, typeof(TAnswer), target,
            async r => await handle(r) is { } answer ? Results.Ok(answer) : Problems.NotFound(), summary));

    /// <summary>Adds a read of what concerns everybody who is signed in and nobody in particular.</summary>
    public void ReadForAll<TAnswer>(string path, string view, Func<ReadRequest, Task<TAnswer?>> handle, string summary) where TAnswer : class =>
        Read(path, ReadRoute.SignedIn, view, _ => Scope.Platform, handle, summary);

    /// <summary>Adds a read of one stored document without personal values: sent as it is stored, and only when the reader has no such version.</summary>
    public void ReadDocument<TView>(string path, string permission, Func<ReadRequest, Scope> target, Func<ReadRequest, Guid> id, string summary) =>
        ReadRaw<TView>(path, permission, typeof(TView).Name, target, r => StoredDocument.Send<TView>(r, id(r)), summary);

    /// <summary>Adds a read of a list of stored documents without personal values.</summary>
    public void ReadList<TView>(string path, string permission, StoredList list, string summary) =>
        ReadRaw<IReadOnlyList<TView>>(path, permission, list.View, _ => Scope.Platform, r => list.Send(r), summary);

    /// <summary>Adds a read whose answer is the same for all who may read it, and is kept until one of some events changes it.</summary>
    /// <param name="path">Path below the module.</param>
    /// <param name="permission">The right it needs.</param>
    /// <param name="target">What it touches.</param>
    /// <param name="list">The stored documents; no personal values.</param>
    /// <param name="values">What the list needs besides the organisation.</param>
    /// <param name="changedBy">Every event that changes the answer.</param>
    /// <param name="summary">What it answers, in one sentence.</param>
    public void ReadShared<TAnswer>(string path, string permission, Func<ReadRequest, Scope> target, StoredList list, Func<ReadRequest, object[]> values,
        IReadOnlyList<Type> changedBy, string summary) =>
        Reads.Add(new(path, permission, list.View, typeof(TAnswer), target, r => r.Get<SharedReads>().Send(r, list, values(r)), summary) { ChangedBy = changedBy });

    /// <summary>Adds a read that makes its own result.</summary>
    public void ReadRaw<TAnswer>(
        string path, string permission, string view, Func<ReadRequest, Scope> target, Func<ReadRequest, Task<IResult>> handle, string summary) =>
        Reads.Add(new(path, permission, view, typeof(TAnswer), target, handle, summary));
}
