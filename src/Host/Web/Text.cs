namespace EduEvents.Host;

/// <summary>Names the resources of the pages: Resources/Text.resx (kk), .ru, .en.</summary>
public sealed class Text;
