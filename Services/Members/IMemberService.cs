using Nop.Plugin.Misc.Loyalty.Domain;

namespace Nop.Plugin.Misc.Loyalty.Services.Members;

/// <summary>
/// Members of the programs
/// </summary>
public interface IMemberService
{
    /// <summary>
    /// Gets a member; null when there is none
    /// </summary>
    Task<LoyaltyMember> GetMemberByIdAsync(int memberId);

    /// <summary>
    /// Gets a customer's membership; null when there is none
    /// </summary>
    Task<LoyaltyMember> GetMemberAsync(int programId, int customerId);

    /// <summary>
    /// Gets all memberships of a customer
    /// </summary>
    Task<IList<LoyaltyMember>> GetMembershipsAsync(int customerId);

    /// <summary>
    /// Enrols a registered customer
    /// </summary>
    Task<Result<LoyaltyMember>> EnrolAsync(int programId, int customerId, string actor);

    /// <summary>
    /// Gets the membership, enrolling the customer when there is none. Null where that cannot be, or is left to the hand
    /// </summary>
    Task<LoyaltyMember> GetOrEnrolAsync(int programId, int customerId, string actor);

    /// <summary>
    /// Enrols a new customer in the programs of a store that are joined by registering
    /// </summary>
    Task EnrolRegisteredAsync(int customerId, int storeId);

    /// <summary>
    /// Gets the member with a card number, however it was typed; null when there is none
    /// </summary>
    Task<LoyaltyMember> GetMemberByCardAsync(string cardNumber);

    /// <summary>
    /// Gets one part of a program's members, newest first
    /// </summary>
    /// <param name="programId">Program</param>
    /// <param name="limit">How many</param>
    /// <param name="beforeId">Only those with a lower number; null for the newest</param>
    /// <param name="status">Status; null for all</param>
    /// <param name="externalId">Identifier in another system; null for all</param>
    /// <param name="externalType">Kind of that identifier; null for all</param>
    Task<IList<LoyaltyMember>> GetMembersAsync(int programId, int limit, int? beforeId = null, MemberStatus? status = null,
        string externalId = null, string externalType = null);

    /// <summary>
    /// Suspends, deactivates or reactivates a member, with a reason and an audit entry. Refused when the member has that status already,
    /// or when the customer is gone
    /// </summary>
    Task<Result<LoyaltyMember>> MoveAsync(LoyaltyMember member, MemberStatus status, string reason, string actor);

    /// <summary>
    /// Tells what another system knows a member by, with an audit entry. Refused when another member of the program has it
    /// </summary>
    Task<Result<LoyaltyMember>> SetExternalAsync(LoyaltyMember member, string externalId, string externalType, string actor);

    /// <summary>
    /// Changes a member's status, with an audit entry
    /// </summary>
    Task SetStatusAsync(LoyaltyMember member, MemberStatus status, string actor);

    /// <summary>
    /// Gives a member a tier by hand, or ends that with null, with an audit entry
    /// </summary>
    Task<Result<LoyaltyMember>> SetTierOverrideAsync(LoyaltyMember member, int? tierId, DateTime? untilUtc, string actor);

    /// <summary>
    /// Takes from a member what is personal: the card number, the place on the leaderboard and the standing; the row stays for its ledger
    /// </summary>
    Task EraseAsync(LoyaltyMember member);

    /// <summary>
    /// Takes from a member the reason of his status, which names somebody else who was erased
    /// </summary>
    Task ForgetReasonAsync(LoyaltyMember member);

    /// <summary>
    /// Shows or hides a member on the leaderboard
    /// </summary>
    Task SetLeaderboardVisibilityAsync(LoyaltyMember member, bool hidden);

    /// <summary>
    /// Turns kinds of mails to a member off, or on again; other kinds stay as they are
    /// </summary>
    /// <param name="member">The member</param>
    /// <param name="kinds">Kinds</param>
    /// <param name="muted">Whether each of them is off</param>
    Task MuteMailsAsync(LoyaltyMember member, IEnumerable<MailKind> kinds, Func<MailKind, bool> muted);
}
