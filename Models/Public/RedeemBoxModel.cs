using Nop.Web.Framework.Models;

namespace Nop.Plugin.Misc.Loyalty.Models.Public;

/// <summary>
/// Where the redeem box stands. Buttons tell it, so that the answer leads back there
/// </summary>
public enum RedeemPlace
{
    /// <summary>
    /// The cart page, inside the cart's form
    /// </summary>
    Cart,

    /// <summary>
    /// The payment method page of the checkout in steps
    /// </summary>
    Payment,

    /// <summary>
    /// The last page of the checkout in steps
    /// </summary>
    Confirm,

    /// <summary>
    /// The payment method section of the one-page checkout, inside a form
    /// </summary>
    OpcPayment,

    /// <summary>
    /// The last section of the one-page checkout
    /// </summary>
    OpcConfirm,

    /// <summary>
    /// "My loyalty", which shows reservations only
    /// </summary>
    MyLoyalty
}

/// <summary>
/// The box in which points are spent
/// </summary>
public record RedeemBoxModel : BaseNopModel
{
    public RedeemPlace Place { get; set; }

    /// <summary>
    /// Gets or sets a value indicating whether the box stands in the one-page checkout, whose forms are its own business
    /// </summary>
    public bool InOnePageCheckout => Place is RedeemPlace.OpcPayment or RedeemPlace.OpcConfirm;

    /// <summary>
    /// Gets or sets a value indicating whether the box stands outside any form and brings its own
    /// </summary>
    public bool HasOwnForm => Place is RedeemPlace.Payment or RedeemPlace.Confirm;

    /// <summary>
    /// Gets or sets a value indicating whether the visitor has to sign in first
    /// </summary>
    public bool Guest { get; set; }

    public string Balance { get; set; }

    /// <summary>
    /// Gets or sets what the balance is worth, as formatted money; null when points are not spent as money
    /// </summary>
    public string Worth { get; set; }

    /// <summary>
    /// Gets or sets what happened to reservations without the shopper asking for it
    /// </summary>
    public IList<string> Notices { get; set; } = new List<string>();

    /// <summary>
    /// Gets or sets why nothing can be redeemed; null when something can
    /// </summary>
    public string Problem { get; set; }

    /// <summary>
    /// Gets or sets why no points can be spent as money; null when they can
    /// </summary>
    public string AmountProblem { get; set; }

    /// <summary>
    /// Gets or sets what the shopper is asked to agree to; null when nothing is
    /// </summary>
    public RedeemQuestionModel Question { get; set; }

    public bool CanSpendAmount { get; set; }

    /// <summary>
    /// Gets or sets the fewest and most points and their step, in words
    /// </summary>
    public string Limits { get; set; }

    /// <summary>
    /// Gets or sets what stands in the field
    /// </summary>
    public string Points { get; set; }

    /// <summary>
    /// Gets or sets the identifier of the amount that is applied; 0 for none
    /// </summary>
    public int AmountId { get; set; }

    public bool HasAmount => AmountId > 0;

    public IList<RedeemChoiceModel> Choices { get; set; } = new List<RedeemChoiceModel>();

    public IList<ReservationModel> Reservations { get; set; } = new List<ReservationModel>();

    public IList<RewardModel> Rewards { get; set; } = new List<RewardModel>();

    /// <summary>
    /// Gets or sets a value indicating whether "My loyalty" has more rewards than the box
    /// </summary>
    public bool HasMoreRewards { get; set; }

    /// <summary>
    /// Gets or sets the seconds until the first reservation ends; null without a reservation
    /// </summary>
    public long? ExpiresInSeconds { get; set; }
}

/// <summary>
/// What the shopper is asked to agree to before points are taken
/// </summary>
public record RedeemQuestionModel : BaseNopModel
{
    public string Text { get; set; }

    /// <summary>
    /// Gets or sets a value indicating whether a reward is asked for
    /// </summary>
    public bool IsReward { get; set; }

    /// <summary>
    /// Gets or sets what was asked for and the worth to agree to
    /// </summary>
    public string Answer { get; set; }
}

/// <summary>
/// A number of points to spend with one click
/// </summary>
public record RedeemChoiceModel : BaseNopModel
{
    public long Points { get; set; }

    public string PointsText { get; set; }

    public string Worth { get; set; }

    public bool Selected { get; set; }
}

/// <summary>
/// Points kept for the cart
/// </summary>
public record ReservationModel : BaseNopModel
{
    /// <summary>
    /// Gets or sets what it is worth on this cart, where that is less than it could be
    /// </summary>
    public string WorthHere { get; set; }

    public int Id { get; set; }

    public string Name { get; set; }

    public string Points { get; set; }

    /// <summary>
    /// Gets or sets until when they are kept, in the shopper's time
    /// </summary>
    public string KeptUntil { get; set; }

    /// <summary>
    /// Gets or sets a value indicating whether an order with them is being placed
    /// </summary>
    public bool BeingUsed { get; set; }

    /// <summary>
    /// Gets or sets a value indicating whether the shopper can give them back here
    /// </summary>
    public bool CanRemove { get; set; }
}

/// <summary>
/// A reward and how near it is
/// </summary>
public record RewardModel : BaseNopModel
{
    /// <summary>
    /// Gets or sets what it is worth on this cart, where that is less than it could be
    /// </summary>
    public string WorthHere { get; set; }

    public int Id { get; set; }

    public string Name { get; set; }

    public string Description { get; set; }

    public string Price { get; set; }

    public bool CanHave { get; set; }

    /// <summary>
    /// Gets or sets why it cannot be had now; null when it can
    /// </summary>
    public string Problem { get; set; }

    /// <summary>
    /// Gets or sets the part of its price that is there, 0 to 100; null when points are not what is missing
    /// </summary>
    public int? Percent { get; set; }

    /// <summary>
    /// Gets or sets how many are left, in words; null without limit
    /// </summary>
    public string Left { get; set; }
}
