using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Models.Public;
using Nop.Plugin.Misc.Loyalty.Services.Redemption.Cart;

namespace Nop.Plugin.Misc.Loyalty.Factories.Public;

/// <summary>
/// Prepares what shoppers see when they spend points
/// </summary>
public interface IRedeemModelFactory
{
    /// <summary>
    /// Prepare the redeem box for the current customer's cart
    /// </summary>
    /// <param name="place">Where it stands</param>
    /// <param name="showNotices">Whether it says itself what happened to reservations; false where the page's order summary does</param>
    /// <param name="points">What the shopper typed, to show it again; null for what is applied</param>
    /// <returns>
    /// A task that represents the asynchronous operation
    /// The task result contains the model; null when points cannot be spent in this store
    /// </returns>
    Task<RedeemBoxModel> PrepareBoxModelAsync(RedeemPlace place, bool showNotices, string points = null);

    /// <summary>
    /// Prepare rewards, those within reach first
    /// </summary>
    /// <param name="program">Program</param>
    /// <param name="balance">Points that can be spent</param>
    /// <param name="offers">Rewards on offer</param>
    Task<IList<RewardModel>> PrepareRewardModelsAsync(LoyaltyProgram program, long balance, IEnumerable<RewardOffer> offers);

    /// <summary>
    /// Prepare reservations
    /// </summary>
    /// <param name="program">Program</param>
    /// <param name="redemptions">Live redemptions</param>
    Task<IList<ReservationModel>> PrepareReservationModelsAsync(LoyaltyProgram program, IEnumerable<LoyaltyRedemption> redemptions);

    /// <summary>
    /// Format what points are worth at the checkout, in the working currency
    /// </summary>
    /// <param name="program">Program</param>
    /// <param name="points">Points</param>
    Task<string> FormatWorthAsync(LoyaltyProgram program, long points);
}
