using System.Net.Mime;
using EduEvents.Application;
using EduEvents.Domain;
using EduEvents.Domain.Access;
using EduEvents.Host.Http;
using EduEvents.Host.Modules;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace EduEvents.Host.Files;

/// <summary>Taking files in, and the one way by which they are given out. Who may read one is decided where it is attached.</summary>
public static class FileEndpoints
{
    /// <summary>Maps the sending of files.</summary>
    public static void MapFiles(this WebApplication app) => app.MapPut("/api/files/{fileId:guid}", (Delegate)Send)
        .WithTags("files").WithMetadata(new RequiredRight(Permissions.FilesSend))
        .WithSummary("Stores a file that a command attaches afterwards; one about a person names them as 'person' and is sealed under their key. The body is the file.")
        .Accepts<byte[]>(MediaTypeNames.Application.Octet).Produces<FileAnswer>().ProducesProblem(400).ProducesProblem(401).ProducesProblem(403).ProducesProblem(422);

    /// <summary>A file as an answer: a picture to be shown, everything else to be saved, nothing of it ever run or kept by the browser.</summary>
    public static async Task<IResult> Give(ReadRequest request, AttachedFile? file)
    {
        if (file is null || await request.Get<FileStore>().Read(request.Organisation, file.FileId, request.Stop) is not { } content) return Problems.NotFound();
        var headers = request.Http.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy = "default-src 'none'; sandbox; frame-ancestors 'none'";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers.CacheControl = "private, no-store";
        var place = new ContentDispositionHeaderValue(FileKinds.IsPicture(file.Kind) ? "inline" : "attachment");
        place.SetHttpFileName(file.Name.Length > 0 ? file.Name : $"{file.FileId:N}"[..8] + $".{FileKinds.Ending(file.Kind)}");
        headers.ContentDisposition = place.ToString();
        return Results.Bytes(content, file.Kind == "text/plain" ? "text/plain; charset=utf-8" : file.Kind);
    }

    private static async Task Send(HttpContext http, Guid fileId)
    {
        var requests = http.RequestServices.GetRequiredService<Requests>();
        if (await requests.Actor(http.User, http.RequestAborted) is not { IsHeldBack: false } actor)
        {
            await Problems.Write(http, http.RequestServices.GetRequiredService<Problems>().Make(401, "not_signed_in"));
            return;
        }
        var context = await requests.Context(http, actor);
        var person = Guid.TryParse(http.Request.Query["person"], out var about) ? about : (Guid?)null;
        await Demand(http, context, person);
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit) limit.MaxRequestBodySize = ReferenceData.FileLimits.MaxBytes;
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body, http.RequestAborted);
        if (body.Length > ReferenceData.FileLimits.MaxBytes) throw new BadHttpRequestException("The file is too large.", StatusCodes.Status413PayloadTooLarge);
        await http.Response.WriteAsJsonAsync(
            await http.RequestServices.GetRequiredService<FileStore>().Put(context, fileId, person, body.ToArray(), http.RequestAborted), http.RequestAborted);
    }

    // Whoever may send anywhere in the organisation may send what is about nobody; about a person only who may for that person.
    private static async Task Demand(HttpContext http, CommandContext context, Guid? person)
    {
        var target = new Scope(context.Organisation, Person: person);
        var may = context.Organisation.Length > 0 && (person is null
            ? context.Actor.MaySomewhere(Permissions.FilesSend, context.Organisation)
            : context.Actor.RoleFor(Permissions.FilesSend, target) is not null && !await http.RequestServices.GetRequiredService<IProcessingBlocks>()
                .IsBlocked(context.Organisation, person.Value, http.RequestAborted));
        if (may) return;
        await http.RequestServices.GetRequiredService<IRefusalLog>().Refused(context, Permissions.FilesSend, "files", target, http.RequestAborted);
        throw new AccessDenied(Permissions.FilesSend);
    }
}
