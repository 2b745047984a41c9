namespace EduEvents.Fixtures;

/// <summary>Files as people send them.</summary>
public static class SentFiles
{
    /// <summary>The smallest photo a browser shows: one grey dot.</summary>
    public static byte[] Jpeg => Convert.FromBase64String(
        "/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////////wgALCAABAAEBAREA/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/aAAgBAQABPxA=");

    /// <summary>A page with a script that calls itself a photo.</summary>
    public static byte[] Disguised => "<html><script>alert(1)</script></html>\0"u8.ToArray();
}
