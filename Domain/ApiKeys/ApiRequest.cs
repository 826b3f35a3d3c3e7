using Nop.Core;

namespace Nop.Plugin.Misc.Loyalty.Domain.ApiKeys;

/// <summary>
/// An API call that was made under an idempotency key, and its answer
/// </summary>
public class ApiRequest : BaseEntity
{
    /// <summary>
    /// Key, unique; it names the caller too
    /// </summary>
    public string RequestKey { get; set; }

    /// <summary>
    /// Hash of what was asked for
    /// </summary>
    public string RequestHash { get; set; }

    /// <summary>
    /// HTTP status of the answer; 0 while it is worked on
    /// </summary>
    public int Status { get; set; }

    /// <summary>
    /// The answer's body
    /// </summary>
    public string Answer { get; set; }

    /// <summary>
    /// When it was made
    /// </summary>
    public DateTime CreatedOnUtc { get; set; }
}
