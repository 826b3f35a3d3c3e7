namespace Nop.Core.Domain.Media;

/// <summary>The bytes of a picture.</summary>
public partial class PictureBinary : BaseEntity
{
    public byte[] BinaryData { get; set; }

    public int PictureId { get; set; }
}
