namespace Nop.Plugin.Misc.Loyalty.Domain.Partners;

/// <summary>
/// State of a session
/// </summary>
public enum PartnerSessionStatus
{
    /// <summary>
    /// The basket is being filled
    /// </summary>
    Active = 10,

    /// <summary>
    /// The order was placed and waits to be fulfilled
    /// </summary>
    PendingFinalization = 20,

    /// <summary>
    /// What was fulfilled has earned and spent its points
    /// </summary>
    Finalized = 30,

    /// <summary>
    /// It was cancelled; all points went back
    /// </summary>
    Failed = 40
}

/// <summary>
/// What is asked of a session
/// </summary>
public enum PartnerSessionAction
{
    /// <summary>
    /// Say what the basket earns and which rewards there are
    /// </summary>
    GetRewards,

    /// <summary>
    /// Accept and decline rewards
    /// </summary>
    Accept,

    /// <summary>
    /// Keep them for an order that was placed
    /// </summary>
    Claim,

    /// <summary>
    /// Book what was fulfilled, and again what of it came back
    /// </summary>
    Finalize,

    /// <summary>
    /// Give everything back
    /// </summary>
    Cancel
}
