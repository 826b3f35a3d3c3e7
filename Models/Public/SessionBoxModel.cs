using Nop.Web.Framework.Models;

namespace Nop.Plugin.Misc.Loyalty.Models.Public;

/// <summary>
/// The box in which a shopper names his loyalty id at the store's provider and takes rewards
/// </summary>
public record SessionBoxModel : BaseNopModel
{
    public string Title { get; set; }

    /// <summary>
    /// Gets or sets a value indicating whether the shopper has not said who he is
    /// </summary>
    public bool AsksWho { get; set; }

    /// <summary>
    /// Gets or sets a value indicating whether the shopper has an account, so that it can be remembered
    /// </summary>
    public bool CanRemember { get; set; }

    public string Greeting { get; set; }

    /// <summary>
    /// Gets or sets a value indicating whether the provider cannot be asked now
    /// </summary>
    public bool Later { get; set; }

    /// <summary>
    /// Gets or sets what the basket will earn, in words; null when nobody knows
    /// </summary>
    public string Earns { get; set; }

    public IList<SessionBoxRewardModel> Rewards { get; set; } = new List<SessionBoxRewardModel>();
}

/// <summary>
/// A reward in the box
/// </summary>
public record SessionBoxRewardModel : BaseNopModel
{
    public int Id { get; set; }

    public string Name { get; set; }

    public string Description { get; set; }

    public string Terms { get; set; }

    /// <summary>
    /// Gets or sets why it cannot be had; null when it can
    /// </summary>
    public string Problem { get; set; }

    public bool Accepted { get; set; }
}
