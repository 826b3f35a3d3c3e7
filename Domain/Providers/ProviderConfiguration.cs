using Nop.Core;

namespace Nop.Plugin.Misc.Loyalty.Domain.Providers;

/// <summary>
/// The loyalty program of somebody else at whose side a store sells, and how the store reaches it; one for each store
/// </summary>
public class ProviderConfiguration : BaseEntity
{
    /// <summary>
    /// Longest address
    /// </summary>
    public const int ADDRESS_LENGTH = 400;

    /// <summary>
    /// Longest client id, secret and name of a program
    /// </summary>
    public const int TEXT_LENGTH = 200;

    /// <summary>
    /// Longest name of where at the shop's
    /// </summary>
    public const int SITE_LENGTH = 50;

    /// <summary>
    /// Milliseconds that everything on a page may take, unless the admin says otherwise
    /// </summary>
    public const int USUAL_BUDGET = 2_000;

    /// <summary>
    /// Fewest and most milliseconds
    /// </summary>
    public const int MIN_BUDGET = 200, MAX_BUDGET = 10_000;

    /// <summary>
    /// Most days for which a session is tried again
    /// </summary>
    public const int MAX_DAYS = 90;

    /// <summary>
    /// The store
    /// </summary>
    public int StoreId { get; set; }

    /// <summary>
    /// Whether shoppers of the store are asked for their loyalty id. Sessions that were begun go on without
    /// </summary>
    public bool Active { get; set; }

    /// <summary>
    /// Name of the implementation
    /// </summary>
    public string ProviderName { get; set; }

    /// <summary>
    /// What shoppers know the program by
    /// </summary>
    public string DisplayName { get; set; }

    /// <summary>
    /// Where the provider is
    /// </summary>
    public string Address { get; set; }

    /// <summary>
    /// Client id, the participant's name
    /// </summary>
    public string ClientId { get; set; }

    /// <summary>
    /// Client secret, sealed with the store's data protection
    /// </summary>
    public string SealedSecret { get; set; }

    /// <summary>
    /// System name of the program at the provider; null for its first
    /// </summary>
    public string Program { get; set; }

    /// <summary>
    /// Where at the participant's; null when it does not say
    /// </summary>
    public string SiteId { get; set; }

    /// <summary>
    /// Milliseconds that all calls for one page may take together
    /// </summary>
    public int BudgetMilliseconds { get; set; } = USUAL_BUDGET;

    /// <summary>
    /// Identifier of the moment at which an order counts as fulfilled
    /// </summary>
    public int FinalizeAtId { get; set; }

    /// <summary>
    /// Days for which what is due is tried again
    /// </summary>
    public int KeepTryingDays { get; set; } = 14;

    /// <summary>
    /// Web pages of other origins that may call the session routes, separated by line breaks; empty for none
    /// </summary>
    public string AllowedOrigins { get; set; }

    /// <summary>
    /// When it was last tried out
    /// </summary>
    public DateTime? TestedOnUtc { get; set; }

    /// <summary>
    /// What came of it: a code, or null when it went well
    /// </summary>
    public string TestCode { get; set; }

    /// <summary>
    /// When it last changed
    /// </summary>
    public DateTime UpdatedOnUtc { get; set; }

    /// <summary>
    /// The moment at which an order counts as fulfilled
    /// </summary>
    public FulfilmentMoment FinalizeAt
    {
        get => (FulfilmentMoment)FinalizeAtId;
        set => FinalizeAtId = (int)value;
    }
}
