namespace Nop.Core.Domain.Media;

/// <summary>What a missing picture is replaced by.</summary>
public enum PictureType
{
    Entity = 1,
    Avatar = 10
}
