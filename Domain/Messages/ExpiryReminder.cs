using Nop.Core;

namespace Nop.Plugin.Misc.Loyalty.Domain.Messages;

/// <summary>
/// A reminder that was sent; member and expiry are unique, so that each is sent once
/// </summary>
public class ExpiryReminder : BaseEntity
{
    /// <summary>
    /// The member
    /// </summary>
    public int MemberId { get; set; }

    /// <summary>
    /// The expiry it announced
    /// </summary>
    public DateTime ExpiresOnUtc { get; set; }

    /// <summary>
    /// Points it announced
    /// </summary>
    public long Points { get; set; }

    /// <summary>
    /// When it was queued
    /// </summary>
    public DateTime CreatedOnUtc { get; set; }
}
