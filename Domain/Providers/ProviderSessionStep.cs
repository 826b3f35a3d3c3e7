using Nop.Core;

namespace Nop.Plugin.Misc.Loyalty.Domain.Providers;

/// <summary>
/// Something that was done with a session, written once: what was sent and answered, without secrets and personal data
/// </summary>
public class ProviderSessionStep : BaseEntity
{
    /// <summary>
    /// The session
    /// </summary>
    public int SessionId { get; set; }

    /// <summary>
    /// Number of the step, from 1
    /// </summary>
    public int Number { get; set; }

    /// <summary>
    /// Identifier of what was done
    /// </summary>
    public int ActionId { get; set; }

    /// <summary>
    /// Identifier of the state it led to, or stayed in when it failed
    /// </summary>
    public int StatusId { get; set; }

    /// <summary>
    /// Number of the call; 0 where none was made
    /// </summary>
    public int Sequence { get; set; }

    /// <summary>
    /// What was sent, masked; null where nothing was
    /// </summary>
    public string Request { get; set; }

    /// <summary>
    /// What was answered, masked; null where nothing was
    /// </summary>
    public string Answer { get; set; }

    /// <summary>
    /// Code of the failure; null when it went well
    /// </summary>
    public string Code { get; set; }

    /// <summary>
    /// Why, where somebody said so
    /// </summary>
    public string Reason { get; set; }

    /// <summary>
    /// Who did it
    /// </summary>
    public string Actor { get; set; }

    /// <summary>
    /// How long the provider took
    /// </summary>
    public int Milliseconds { get; set; }

    /// <summary>
    /// When
    /// </summary>
    public DateTime CreatedOnUtc { get; set; }
}
