using Nop.Plugin.Misc.LoyaltyDemo.Services;
using Nop.Web.Framework.Models;

namespace Nop.Plugin.Misc.LoyaltyDemo.Models;

/// <summary>The page that makes the demonstration shop</summary>
public record DemoModel : BaseNopModel
{
    /// <summary>Whether the shop is there</summary>
    public bool Exists { get; set; }

    /// <summary>What a newcomer needs; null unless the shop was made just now</summary>
    public DemoFacts Facts { get; set; }

    /// <summary>How many members the history is to have</summary>
    public int Members { get; set; } = DemoHistory.USUAL;

    /// <summary>How far the history has come; null when none was begun since the store started</summary>
    public DemoProgress Progress { get; set; }
}
