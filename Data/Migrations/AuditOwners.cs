using System.Data;
using Nop.Data;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Partners;
using Nop.Plugin.Misc.Loyalty.Domain.Products;
using Nop.Plugin.Misc.Loyalty.Domain.Referrals;
using Nop.Plugin.Misc.Loyalty.Domain.Tiers;
using Nop.Plugin.Misc.Loyalty.Domain.Webhooks;

namespace Nop.Plugin.Misc.Loyalty.Data.Migrations;

/// <summary>
/// Tells audit entries of an older version the program and stores of what they name. Those of things that are gone belong to nobody: whoever is
/// limited to stores has not seen them before either
/// </summary>
internal static class AuditOwners
{
    private static readonly Type[] _programParts = [typeof(LoyaltyMember), typeof(LoyaltyTier), typeof(TierPolicy), typeof(EarningRule), typeof(LoyaltyReward),
        typeof(ProductTerms), typeof(LoyaltyRedemption), typeof(PartnerSession), typeof(Referral), typeof(ReferralTerms), typeof(LoyaltyImport)];
    private static readonly Type[] _ofOneStore = [typeof(LoyaltyRedemption), typeof(PartnerSession)];
    private static readonly Type[] _ofSomeStores = [typeof(LoyaltyApiKey), typeof(LoyaltyPartner), typeof(Webhook)];

    /// <summary>
    /// Writes them
    /// </summary>
    public static void Write(IDbConnection connection, IDbTransaction transaction)
    {
        foreach (var sql in Statements(DataSettingsManager.LoadSettings().DataProvider))
        {
            using var command = connection.CreateCommand();
            command.Transaction = transaction;
            command.CommandText = sql;
            command.ExecuteNonQuery();
        }
    }

    internal static IEnumerable<string> Statements(DataProviderType database)
    {
        var tables = new LoyaltyNameCompatibility().TableNames;
        var audit = Q(tables[typeof(AuditEntry)]);
        var row = $"{audit}.{Q(nameof(AuditEntry.EntityId))}";
        yield return Set(nameof(AuditEntry.ProgramId), row, typeof(LoyaltyProgram));
        foreach (var part in _programParts)
            yield return Set(nameof(AuditEntry.ProgramId), $"COALESCE({Of(part, nameof(IProgramPart.ProgramId))}, 0)", part);
        foreach (var part in _ofOneStore)
            yield return Set(nameof(AuditEntry.StoreIds), $"CAST({Of(part, nameof(LoyaltyRedemption.StoreId))} AS {(database == DataProviderType.MySql ? "CHAR(20)" : "VARCHAR(20)")})", part);
        foreach (var thing in _ofSomeStores)
            yield return Set(nameof(AuditEntry.StoreIds), $"NULLIF({Of(thing, nameof(Webhook.StoreIds))}, '')", thing);
        yield return Set(nameof(AuditEntry.StoreIds), $"NULLIF((SELECT w.{Q(nameof(Webhook.StoreIds))} FROM {Q(tables[typeof(Webhook)])} w JOIN {Q(tables[typeof(WebhookDelivery)])} d"
            + $" ON d.{Q(nameof(WebhookDelivery.WebhookId))} = w.{Q("Id")} WHERE d.{Q("Id")} = {row}), '')", typeof(WebhookDelivery));

        string Q(string name) => LoyaltyChecks.Quote(database, name);

        string Of(Type thing, string column) => $"(SELECT t.{Q(column)} FROM {Q(tables[thing])} t WHERE t.{Q("Id")} = {row})";

        string Set(string column, string value, Type thing) => $"UPDATE {audit} SET {Q(column)} = {value} WHERE {Q(nameof(AuditEntry.EntityName))} = '{thing.Name}'";
    }
}
