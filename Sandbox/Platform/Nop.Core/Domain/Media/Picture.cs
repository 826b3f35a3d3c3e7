namespace Nop.Core.Domain.Media;

/// <summary>What is known of a picture that somebody uploaded; its bytes are a row of their own.</summary>
public partial class Picture : BaseEntity
{
    public string MimeType { get; set; }
    public string SeoFilename { get; set; }
    public string AltAttribute { get; set; }
    public string TitleAttribute { get; set; }
    public bool IsNew { get; set; }
    public string VirtualPath { get; set; }
}
