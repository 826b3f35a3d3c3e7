namespace Nop.Plugin.Misc.Loyalty.Domain.Providers;

/// <summary>
/// State of a session
/// </summary>
public enum ProviderSessionStatus
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
    /// The provider has booked what was fulfilled
    /// </summary>
    Finalized = 30,

    /// <summary>
    /// It was cancelled or given up
    /// </summary>
    Failed = 40
}

/// <summary>
/// What is done with a session
/// </summary>
public enum ProviderSessionAction
{
    /// <summary>
    /// Begin it
    /// </summary>
    Open = 0,

    /// <summary>
    /// Ask the provider who the shopper is
    /// </summary>
    Identify = 10,

    /// <summary>
    /// Ask what the basket earns, and which rewards there are
    /// </summary>
    GetRewards = 20,

    /// <summary>
    /// Accept and decline rewards
    /// </summary>
    Accept = 30,

    /// <summary>
    /// Take it for an attempt to place an order
    /// </summary>
    Place = 40,

    /// <summary>
    /// Let it go after an attempt that left no order
    /// </summary>
    Withdraw = 50,

    /// <summary>
    /// Bind it to the order that was placed
    /// </summary>
    Attach = 60,

    /// <summary>
    /// Have the provider keep what is accepted
    /// </summary>
    Claim = 70,

    /// <summary>
    /// Have the provider book what was fulfilled
    /// </summary>
    Finalize = 80,

    /// <summary>
    /// Have the provider book the difference to what is left of it
    /// </summary>
    Correct = 90,

    /// <summary>
    /// Have the provider give everything back
    /// </summary>
    Cancel = 100,

    /// <summary>
    /// Try no longer
    /// </summary>
    GiveUp = 110
}

/// <summary>
/// What a shopper identifies himself by
/// </summary>
public enum ProviderIdentifierKind
{
    /// <summary>
    /// Phone number
    /// </summary>
    Phone = 10,

    /// <summary>
    /// E-mail address
    /// </summary>
    Email = 20,

    /// <summary>
    /// Number of the loyalty card
    /// </summary>
    Card = 30
}
