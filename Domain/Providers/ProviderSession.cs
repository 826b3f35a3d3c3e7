using Nop.Core;

namespace Nop.Plugin.Misc.Loyalty.Domain.Providers;

/// <summary>
/// A shopper's basket at the side of another program: from the first look at its rewards to what its order earned there
/// </summary>
public class ProviderSession : BaseEntity
{
    /// <summary>
    /// The store that sells
    /// </summary>
    public int StoreId { get; set; }

    /// <summary>
    /// The configuration it was begun with
    /// </summary>
    public int ConfigurationId { get; set; }

    /// <summary>
    /// The shopper; guests too
    /// </summary>
    public int CustomerId { get; set; }

    /// <summary>
    /// How the provider knows it
    /// </summary>
    public string Name { get; set; }

    /// <summary>
    /// Identifier of the state
    /// </summary>
    public int StatusId { get; set; }

    /// <summary>
    /// Number of its last step; two who change it at once cannot both write the next
    /// </summary>
    public int Step { get; set; }

    /// <summary>
    /// Number of the last call that the provider answered
    /// </summary>
    public int Sequence { get; set; }

    /// <summary>
    /// Identifier of what the shopper identified himself by
    /// </summary>
    public int IdentifierKindId { get; set; }

    /// <summary>
    /// That phone number, address or card, sealed; null after the provider has told the loyalty id
    /// </summary>
    public string SealedIdentifier { get; set; }

    /// <summary>
    /// By what the provider names the shopper; null as long as it could not be asked
    /// </summary>
    public string LoyaltyId { get; set; }

    /// <summary>
    /// The shopper's name, as the provider masked it
    /// </summary>
    public string ShopperName { get; set; }

    /// <summary>
    /// Hash of the basket that the provider last answered for; null when it has to be asked
    /// </summary>
    public string BasketKey { get; set; }

    /// <summary>
    /// The provider's offer for that basket, as JSON
    /// </summary>
    public string Offer { get; set; }

    /// <summary>
    /// What the shopper wants of it, as JSON
    /// </summary>
    public string Wanted { get; set; }

    /// <summary>
    /// What the accepted rewards take off the total, in the primary store currency; 0 while the provider cannot be asked about a basket that changed
    /// </summary>
    public decimal Discount { get; set; }

    /// <summary>
    /// The discount of nopCommerce that takes it off; 0 for none
    /// </summary>
    public int DiscountId { get; set; }

    /// <summary>
    /// Points the basket will earn, as the provider last said; null before it did
    /// </summary>
    public long? Earns { get; set; }

    /// <summary>
    /// Before when pages leave the provider alone, because it was slow or down
    /// </summary>
    public DateTime? QuietUntilUtc { get; set; }

    /// <summary>
    /// The attempt to place an order that claims it
    /// </summary>
    public Guid? AttemptId { get; set; }

    /// <summary>
    /// The identifier that attempt's order will have
    /// </summary>
    public Guid? OrderGuid { get; set; }

    /// <summary>
    /// The order
    /// </summary>
    public int? OrderId { get; set; }

    /// <summary>
    /// When the provider kept the rewards for the order; null before
    /// </summary>
    public DateTime? ClaimedOnUtc { get; set; }

    /// <summary>
    /// Hash of the lines that were last finalized; null before the first time
    /// </summary>
    public string FinalizedKey { get; set; }

    /// <summary>
    /// What the provider booked, all calls together, as JSON; null before
    /// </summary>
    public string Summary { get; set; }

    /// <summary>
    /// Whether the shopper was told what was booked
    /// </summary>
    public bool Told { get; set; }

    /// <summary>
    /// How often what is due has failed
    /// </summary>
    public int Attempts { get; set; }

    /// <summary>
    /// When the task looks at it next; <see cref="LoyaltyDefaults.Never"/> when it does not
    /// </summary>
    public DateTime DueOnUtc { get; set; }

    /// <summary>
    /// Last day on which what is due is tried again; null while nothing has failed
    /// </summary>
    public DateTime? LastDayOnUtc { get; set; }

    /// <summary>
    /// Code of the last failure; null when the last call went well
    /// </summary>
    public string ErrorCode { get; set; }

    /// <summary>
    /// Why it was given up
    /// </summary>
    public string Reason { get; set; }

    /// <summary>
    /// When it began
    /// </summary>
    public DateTime CreatedOnUtc { get; set; }

    /// <summary>
    /// When it last changed
    /// </summary>
    public DateTime UpdatedOnUtc { get; set; }

    /// <summary>
    /// The state
    /// </summary>
    public ProviderSessionStatus Status
    {
        get => (ProviderSessionStatus)StatusId;
        set => StatusId = (int)value;
    }

    /// <summary>
    /// What the shopper identified himself by
    /// </summary>
    public ProviderIdentifierKind IdentifierKind
    {
        get => (ProviderIdentifierKind)IdentifierKindId;
        set => IdentifierKindId = (int)value;
    }

    /// <summary>
    /// What its transitions are judged by
    /// </summary>
    public ProviderSessionFacts Facts => new(Status)
    {
        HasShopper = LoyaltyId is not null, BeingPlaced = AttemptId is not null, HasOrder = OrderId is not null, Claimed = ClaimedOnUtc is not null, HasReason = !string.IsNullOrWhiteSpace(Reason)
    };
}
