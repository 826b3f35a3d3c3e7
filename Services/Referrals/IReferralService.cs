using Nop.Core;
using Nop.Core.Domain.Customers;
using Nop.Core.Domain.Orders;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Referrals;

namespace Nop.Plugin.Misc.Loyalty.Services.Referrals;

/// <summary>
/// Friends whom members bring
/// </summary>
public interface IReferralService
{
    /// <summary>
    /// Gets what a program gives for bringing friends; the defaults, switched off and not stored, when the merchant chose nothing
    /// </summary>
    Task<ReferralTerms> GetTermsAsync(int programId);

    /// <summary>
    /// Saves what a program gives, with an audit entry
    /// </summary>
    Task SaveTermsAsync(ReferralTerms terms, string actor);

    /// <summary>
    /// Gets a member's code, making it when there is none
    /// </summary>
    Task<string> GetCodeAsync(LoyaltyMember member);

    /// <summary>
    /// Finds the member a code belongs to, in a program that is open in the store and rewards friends; null when there is none
    /// </summary>
    Task<LoyaltyMember> FindReferrerAsync(string code, int storeId);

    /// <summary>
    /// Records a friend. What speaks against it is kept for an admin to decide
    /// </summary>
    /// <param name="code">The referrer's code</param>
    /// <param name="referee">The friend</param>
    /// <param name="storeId">The store</param>
    /// <param name="ipAddress">Where the friend came from; null when that is not known</param>
    /// <param name="actor">Who records it</param>
    /// <param name="order">The friend's order under way, which does not count as an earlier one</param>
    /// <returns>The referral, blocked or not; an error when the code is unknown, the friend was brought before,
    /// refers himself, or the limit is reached (the last two are kept for an admin all the same)</returns>
    Task<Result<Referral>> RecordAsync(string code, Customer referee, int storeId, string ipAddress, string actor, Order order = null);

    /// <summary>
    /// Gets a referral; null when there is none
    /// </summary>
    Task<Referral> GetByIdAsync(int id);

    /// <summary>
    /// Gets the newest friends of a member
    /// </summary>
    Task<IList<Referral>> GetByReferrerAsync(int memberId, int top);

    /// <summary>
    /// Counts a member's friends by what became of them
    /// </summary>
    Task<IReadOnlyDictionary<ReferralStatus, int>> CountByReferrerAsync(int memberId);

    /// <summary>
    /// Searches referrals, newest first
    /// </summary>
    /// <param name="programIds">Programs; null for all</param>
    /// <param name="status">Status; null for all</param>
    /// <param name="beforeId">Only referrals with a lower number; null for all</param>
    /// <param name="pageIndex">Page index</param>
    /// <param name="pageSize">Page size</param>
    Task<IPagedList<Referral>> SearchAsync(IList<int> programIds = null, ReferralStatus? status = null, int? beforeId = null, int pageIndex = 0, int pageSize = int.MaxValue,
        bool oldestFirst = false);

    /// <summary>
    /// Lets a blocked referral count
    /// </summary>
    Task<Result<Referral>> ApproveAsync(Referral referral, string actor);

    /// <summary>
    /// Refuses a referral for good; points given for it are taken back
    /// </summary>
    Task<Result<Referral>> RejectAsync(Referral referral, string actor);
}
