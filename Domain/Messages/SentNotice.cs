using Nop.Core;

namespace Nop.Plugin.Misc.Loyalty.Domain.Messages;

/// <summary>
/// Something that was told once: whoever gets the row tells it
/// </summary>
public class SentNotice : BaseEntity
{
    /// <summary>
    /// What it was, unique
    /// </summary>
    public string NoticeKey { get; set; }

    /// <summary>
    /// When
    /// </summary>
    public DateTime CreatedOnUtc { get; set; }
}
