using Nop.Core.Domain.Customers;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Models.Public;
using Nop.Plugin.Misc.Loyalty.Services.Earning;
using Nop.Plugin.Misc.Loyalty.Services.Members;

namespace Nop.Plugin.Misc.Loyalty.Factories.Public;

/// <summary>
/// Prepares what shoppers see
/// </summary>
public interface ILoyaltyModelFactory
{
    /// <summary>
    /// Prepare the shopper's own loyalty page
    /// </summary>
    /// <param name="programs">The programs that concern the customer in this store, the checkout's own first</param>
    /// <param name="shown">The one to show</param>
    /// <param name="customer">Customer</param>
    /// <param name="kind">Which entries</param>
    /// <param name="beforeVersion">Ledger version to read on from; null for the newest page</param>
    /// <returns>
    /// A task that represents the asynchronous operation
    /// The task result contains the model
    /// </returns>
    Task<MyLoyaltyModel> PrepareMyLoyaltyModelAsync(IList<CustomerProgram> programs, CustomerProgram shown, Customer customer, long? beforeVersion, HistoryKind kind);

    /// <summary>
    /// Put the date or condition into words at which pending points can be spent
    /// </summary>
    /// <param name="pending">Pending points</param>
    /// <returns>
    /// A task that represents the asynchronous operation
    /// The task result contains the text in the working culture
    /// </returns>
    Task<string> FormatPendingAsync(PendingPoints pending);

    /// <summary>
    /// Put a number of points into words of the program, for example "64 points"
    /// </summary>
    /// <param name="program">Program</param>
    /// <param name="points">Points</param>
    /// <returns>Text in the working culture</returns>
    string FormatPoints(LoyaltyProgram program, long points);
}
