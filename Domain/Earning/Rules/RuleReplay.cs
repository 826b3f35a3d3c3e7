using Nop.Core;

namespace Nop.Plugin.Misc.Loyalty.Domain.Earning.Rules;

/// <summary>
/// A replay of past orders through rules, step by step, so that any web node can go on with it
/// </summary>
public class RuleReplay : BaseEntity, IProgramPart
{
    /// <summary>
    /// The program
    /// </summary>
    public int ProgramId { get; set; }

    /// <summary>
    /// Comma-separated identifiers of the rules
    /// </summary>
    public string RuleIds { get; set; }

    /// <summary>
    /// Orders from this moment on
    /// </summary>
    public DateTime FromUtc { get; set; }

    /// <summary>
    /// The last order replayed
    /// </summary>
    public int LastOrderId { get; set; }

    /// <summary>
    /// Orders replayed
    /// </summary>
    public int Processed { get; set; }

    /// <summary>
    /// Orders to replay in all
    /// </summary>
    public int Total { get; set; }

    /// <summary>
    /// Whether it has come to the end
    /// </summary>
    public bool Done { get; set; }

    /// <summary>
    /// What was counted so far, as JSON
    /// </summary>
    public string State { get; set; }

    /// <summary>
    /// Who started it
    /// </summary>
    public string Actor { get; set; }

    /// <summary>
    /// When it was started
    /// </summary>
    public DateTime CreatedOnUtc { get; set; }
}
