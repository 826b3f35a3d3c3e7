using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Referrals;
using Nop.Plugin.Misc.Loyalty.Domain.Tiers;

namespace Nop.Plugin.Misc.Loyalty.Services.Webhooks;

/// <summary>
/// What messages say. Numbers and words only: no name, address or e-mail of a customer leaves the store this way
/// </summary>
public static class WebhookBody
{
    private static readonly JsonSerializerOptions _options = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) } };

    private static readonly string[] _words = ["description", "reason", "externalReference", "externalId", "externalType"];

    /// <summary>
    /// Writes a message
    /// </summary>
    /// <param name="eventGuid">Identifier of the message</param>
    /// <param name="eventName">Name of the event</param>
    /// <param name="program">The program; null when it concerns none</param>
    /// <param name="onUtc">When it happened</param>
    /// <param name="data">What happened</param>
    public static string Format(Guid eventGuid, string eventName, LoyaltyProgram program, DateTime onUtc, object data)
    {
        return JsonSerializer.Serialize(new
        {
            Id = eventGuid,
            Type = eventName,
            CreatedOnUtc = DateTime.SpecifyKind(onUtc, DateTimeKind.Utc),
            ProgramId = program?.Id,
            Program = program?.SystemName,
            Data = data
        }, _options);
    }

    /// <summary>
    /// A message without what people and programs wrote about the member
    /// </summary>
    public static string WithoutWords(string body)
    {
        var message = JsonNode.Parse(body);
        if (message?["data"] is not JsonObject data)
            return body;

        foreach (var word in _words.Where(data.ContainsKey))
            data[word] = null;

        return message.ToJsonString(_options);
    }

    /// <summary>
    /// A ledger entry
    /// </summary>
    public static object Of(LoyaltyMember member, LedgerEntry entry)
    {
        return new
        {
            MemberId = member.Id,
            member.CustomerId,
            EntryId = entry.Id,
            entry.Version,
            entry.Points,
            entry.Pending,
            Balance = entry.BalanceAfter,
            entry.Description,
            entry.ReferenceType,
            entry.ReferenceId,
            entry.RuleId,
            BookedOnUtc = DateTime.SpecifyKind(entry.BookedOnUtc, DateTimeKind.Utc)
        };
    }

    /// <summary>
    /// A redemption
    /// </summary>
    public static object Of(LoyaltyRedemption redemption)
    {
        return new
        {
            redemption.MemberId,
            redemption.CustomerId,
            RedemptionId = redemption.Id,
            redemption.Reference,
            redemption.Status,
            redemption.StoreId,
            redemption.RewardId,
            redemption.Points,
            redemption.UsedPoints,
            redemption.Amount,
            redemption.UsedAmount,
            redemption.OrderId,
            redemption.ExternalReference
        };
    }

    /// <summary>
    /// A move to another tier
    /// </summary>
    public static object Of(LoyaltyMember member, TierChange change)
    {
        return new
        {
            MemberId = member.Id,
            member.CustomerId,
            change.FromTierId,
            FromTier = change.FromName,
            change.ToTierId,
            ToTier = change.ToName,
            Direction = change.Direction switch { > 0 => "up", < 0 => "down", _ => "none" }
        };
    }

    /// <summary>
    /// A referral
    /// </summary>
    public static object Of(Referral referral, LoyaltyMember referrer, LoyaltyMember referee)
    {
        return new
        {
            MemberId = referrer.Id,
            referrer.CustomerId,
            ReferralId = referral.Id,
            RefereeMemberId = referee.Id,
            RefereeCustomerId = referee.CustomerId,
            referral.ReferrerPoints,
            referral.RefereePoints,
            referral.OrderId
        };
    }

    /// <summary>
    /// A membership
    /// </summary>
    public static object Of(LoyaltyMember member)
    {
        return new
        {
            MemberId = member.Id,
            member.CustomerId,
            member.Status,
            Reason = member.StatusReason,
            member.ExternalId,
            member.ExternalType
        };
    }
}
