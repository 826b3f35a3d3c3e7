using FluentMigrator;
using FluentMigrator.Builders.Alter.Table;
using Nop.Core;
using Nop.Data;
using Nop.Data.Extensions;
using Nop.Data.Mapping;
using Nop.Data.Migrations;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Partners;
using Nop.Plugin.Misc.Loyalty.Domain.Products;
using Nop.Plugin.Misc.Loyalty.Domain.Providers;
using Nop.Plugin.Misc.Loyalty.Domain.Referrals;
using Nop.Plugin.Misc.Loyalty.Domain.Tiers;
using Nop.Plugin.Misc.Loyalty.Domain.Webhooks;

namespace Nop.Plugin.Misc.Loyalty.Data.Migrations;

/// <summary>
/// The tables of the plugin. Whatever is missing is made: all of it in a new store, and what a version added where an older one
/// was installed or left its tables
/// </summary>
public abstract class LoyaltySchema : Migration
{
    private const string MONTH_INDEX = "IX_LoyaltyAccount_Month";
    private const string YEAR_INDEX = "IX_LoyaltyAccount_Year";

    private static readonly string[] _monthColumns = [nameof(PointsAccount.ProgramId), nameof(PointsAccount.EarnedMonth), "-" + nameof(PointsAccount.MonthPoints),
        nameof(PointsAccount.MonthReachedOnUtc), nameof(PointsAccount.MemberId)];
    private static readonly string[] _yearColumns = [nameof(PointsAccount.ProgramId), nameof(PointsAccount.EarnedYear), "-" + nameof(PointsAccount.YearPoints),
        nameof(PointsAccount.YearReachedOnUtc), nameof(PointsAccount.MemberId)];

    /// <summary>
    /// Creates what is missing
    /// </summary>
    public override void Up()
    {
        CreateTables();
        AddColumns();
        if (DataSettingsManager.LoadSettings().DataProvider is DataProviderType.SqlServer or DataProviderType.MySql or DataProviderType.PostgreSQL)
            Execute.WithConnection(LoyaltyChecks.Apply);
        if (DataSettingsManager.LoadSettings().DataProvider == DataProviderType.MySql)
            Execute.WithConnection((connection, transaction) => MySqlColumns.Widen(connection, transaction, new LoyaltyNameCompatibility().TableNames.Values));
    }

    private void CreateTables()
    {
        Table<LoyaltyProgram>(() => Unique("IX_LoyaltyProgram_SystemName", nameof(LoyaltyProgram.SystemName)));
        Table<LoyaltyMember>(() =>
        {
            Unique("IX_LoyaltyMember_Customer", nameof(LoyaltyMember.ProgramId), nameof(LoyaltyMember.CustomerId));
            Unique("IX_LoyaltyMember_Card", nameof(LoyaltyMember.CardNumber));
            Index("IX_LoyaltyMember_Tier", nameof(LoyaltyMember.TierId));
            Index("IX_LoyaltyMember_CustomerId", nameof(LoyaltyMember.CustomerId));
            Index("IX_LoyaltyMember_Merged", nameof(LoyaltyMember.MergedIntoId));
            Index("IX_LoyaltyMember_External", nameof(LoyaltyMember.ExternalId), nameof(LoyaltyMember.ExternalType));
            Index("IX_LoyaltyMember_Enrolled", nameof(LoyaltyMember.ProgramId), nameof(LoyaltyMember.EnrolledOnUtc));
        });
        Table<PointsAccount>(() =>
        {
            Unique("IX_LoyaltyAccount_Member", nameof(PointsAccount.MemberId));
            Index("IX_LoyaltyAccount_Pending", nameof(PointsAccount.Pending), nameof(PointsAccount.MemberId));
            Index("IX_LoyaltyAccount_Balance", nameof(PointsAccount.ProgramId), "-" + nameof(PointsAccount.Balance),
                nameof(PointsAccount.BalanceReachedOnUtc), nameof(PointsAccount.MemberId));
            Index("IX_LoyaltyAccount_Lifetime", nameof(PointsAccount.ProgramId), "-" + nameof(PointsAccount.LifetimePoints),
                nameof(PointsAccount.LifetimeReachedOnUtc), nameof(PointsAccount.MemberId));
            Index(MONTH_INDEX, _monthColumns);
            Index(YEAR_INDEX, _yearColumns);
        });
        Table<LedgerEntry>(() =>
        {
            Unique("IX_LoyaltyEntry_Version", nameof(LedgerEntry.MemberId), nameof(LedgerEntry.Version));
            Unique("IX_LoyaltyEntry_Key", nameof(LedgerEntry.ProgramId), nameof(LedgerEntry.IdempotencyKey));
            Index("IX_LoyaltyEntry_Reference", nameof(LedgerEntry.ReferenceType), nameof(LedgerEntry.ReferenceId));
            Index("IX_LoyaltyEntry_Debit", nameof(LedgerEntry.DebitEntryId));
            Index("IX_LoyaltyEntry_Event", nameof(LedgerEntry.MemberId), nameof(LedgerEntry.EventOnUtc));
            Index("IX_LoyaltyEntry_Actor", nameof(LedgerEntry.Actor));
            Index("IX_LoyaltyEntry_Booked", nameof(LedgerEntry.ProgramId), nameof(LedgerEntry.BookedOnUtc));
        });
        Table<PointLot>(() =>
        {
            Index("IX_LoyaltyLot_Member", nameof(PointLot.MemberId), nameof(PointLot.Remaining));
            Index("IX_LoyaltyLot_Expiry", nameof(PointLot.ExpiresOnUtc), nameof(PointLot.Remaining));
        });
        Table<LotMovement>(() =>
        {
            Index("IX_LoyaltyLotMovement_Entry", nameof(LotMovement.EntryId));
            Index("IX_LoyaltyLotMovement_Member", nameof(LotMovement.MemberId));
        });
        Table<LoyaltyTier>(() => Index("IX_LoyaltyTier_Program", nameof(LoyaltyTier.ProgramId)));
        Table<LoyaltyApiKey>(() => Unique("IX_LoyaltyApiKey_Hash", nameof(LoyaltyApiKey.KeyHash)));
        Table<AuditEntry>(() =>
        {
            Index("IX_LoyaltyAudit_Entity", nameof(AuditEntry.EntityName), nameof(AuditEntry.EntityId));
            Index("IX_LoyaltyAudit_On", nameof(AuditEntry.OnUtc));
            Index("IX_LoyaltyAudit_Actor", nameof(AuditEntry.Actor), nameof(AuditEntry.OnUtc));
            Index("IX_LoyaltyAudit_Stores", nameof(AuditEntry.StoreIds));
        });
        Table<OrderAward>(() =>
        {
            Unique("IX_LoyaltyOrderAward_Order", nameof(OrderAward.OrderId), nameof(OrderAward.ProgramId));
            Index("IX_LoyaltyOrderAward_Member", nameof(OrderAward.MemberId));
        });
        Table<LoyaltyReward>(() => Index("IX_LoyaltyReward_Program", nameof(LoyaltyReward.ProgramId)));
        Table<RewardUnit>(() => Unique("IX_LoyaltyRewardUnit_Number", nameof(RewardUnit.RewardId), nameof(RewardUnit.Number)));
        Table<SpendDiscount>(() => Unique("IX_LoyaltySpendDiscount_Amount", nameof(SpendDiscount.ProgramId), nameof(SpendDiscount.Amount)));
        Table<LoyaltyRedemption>(() =>
        {
            Unique("IX_LoyaltyRedemption_Guid", nameof(LoyaltyRedemption.RedemptionGuid));
            Unique("IX_LoyaltyRedemption_Debit", nameof(LoyaltyRedemption.DebitEntryId));
            Index("IX_LoyaltyRedemption_Customer", nameof(LoyaltyRedemption.CustomerId), nameof(LoyaltyRedemption.StatusId));
            Index("IX_LoyaltyRedemption_Member", nameof(LoyaltyRedemption.MemberId), nameof(LoyaltyRedemption.StatusId));
            Index("IX_LoyaltyRedemption_Status", nameof(LoyaltyRedemption.StatusId), nameof(LoyaltyRedemption.ExpiresOnUtc));
            Index("IX_LoyaltyRedemption_Order", nameof(LoyaltyRedemption.OrderId));
            Index("IX_LoyaltyRedemption_OrderGuid", nameof(LoyaltyRedemption.OrderGuid));
            Index("IX_LoyaltyRedemption_Attempt", nameof(LoyaltyRedemption.AttemptId));
            Index("IX_LoyaltyRedemption_Discount", nameof(LoyaltyRedemption.DiscountId));
        });
        Table<ProductTerms>(() =>
        {
            Unique("IX_LoyaltyProduct_Product", nameof(ProductTerms.ProgramId), nameof(ProductTerms.ProductId));
            Index("IX_LoyaltyProduct_ProductId", nameof(ProductTerms.ProductId));
        });
        Table<RedemptionStep>(() => Unique("IX_LoyaltyRedemptionStep_Number", nameof(RedemptionStep.RedemptionId), nameof(RedemptionStep.Number)));
        Table<ExpiryReminder>(() => Unique("IX_LoyaltyExpiryReminder_Expiry", nameof(ExpiryReminder.MemberId), nameof(ExpiryReminder.ExpiresOnUtc)));
        Table<ErasureRequest>(() => Index("IX_LoyaltyErasure_Customer", nameof(ErasureRequest.CustomerId)));
        Table<EarningPause>(() => Index("IX_LoyaltyEarningPause_Scope", nameof(EarningPause.Scope), nameof(EarningPause.FromUtc)));
        Table<WaitingOrder>(() => Index("IX_LoyaltyWaitingOrder_Customer", nameof(WaitingOrder.CustomerId)));
        Table<RowTurn>(() => Unique("IX_LoyaltyRowTurn_Key", nameof(RowTurn.RowKey)));
        CreateRuleTables();
        CreateTierTables();
        CreateReferralTables();
        CreateReportTables();
        CreateWebhookTables();
        CreatePartnerTables();
        CreateProviderTables();
    }

    private void CreateReportTables()
    {
        Table<PointsDay>(() => Unique("IX_LoyaltyPointsDay_Day", nameof(PointsDay.ProgramId), nameof(PointsDay.Day), nameof(PointsDay.TypeId), nameof(PointsDay.RuleId)));
        Table<PointsDayPass>(() => Unique("IX_LoyaltyPointsDayPass_Program", nameof(PointsDayPass.ProgramId)));
        Table<LeaderboardPlace>(() => Unique("IX_LoyaltyLeaderboardPlace_Rank", nameof(LeaderboardPlace.ProgramId), nameof(LeaderboardPlace.Month), nameof(LeaderboardPlace.Rank)));
        Table<LiabilitySnapshot>(() => Unique("IX_LoyaltyLiability_Program", nameof(LiabilitySnapshot.ProgramId)));
        Table<LoyaltyImport>(() => Index("IX_LoyaltyImport_Status", nameof(LoyaltyImport.StatusId)));
        Table<LoyaltyImportPart>(() => Unique("IX_LoyaltyImportPart_Number", nameof(LoyaltyImportPart.ImportId), nameof(LoyaltyImportPart.Number)));
        Table<LoyaltyImportFault>(() => Index("IX_LoyaltyImportFault_Line", nameof(LoyaltyImportFault.ImportId), nameof(LoyaltyImportFault.Line)));
    }

    private void CreateRuleTables()
    {
        Table<EarningRule>(() => Index("IX_LoyaltyEarningRule_Program", nameof(EarningRule.ProgramId)));
        Table<EarningRuleVersion>(() => Unique("IX_LoyaltyEarningRuleVersion_Number", nameof(EarningRuleVersion.RuleId), nameof(EarningRuleVersion.Version)));
        Table<RuleAward>(() =>
        {
            Unique("IX_LoyaltyRuleAward_Event", nameof(RuleAward.EventKey), nameof(RuleAward.RuleId));
            Index("IX_LoyaltyRuleAward_Rule", nameof(RuleAward.RuleId), nameof(RuleAward.CreatedOnUtc));
            Index("IX_LoyaltyRuleAward_Member", nameof(RuleAward.MemberId));
        });
        Table<RuleUse>(() => Unique("IX_LoyaltyRuleUse_Number", nameof(RuleUse.RuleId), nameof(RuleUse.MemberId), nameof(RuleUse.Number)));
        Table<RuleReplay>(() => { });
        Table<ApiRequest>(() => Unique("IX_LoyaltyApiRequest_Key", nameof(ApiRequest.RequestKey)));
        Table<InteractionDefinition>(() => Unique("IX_LoyaltyInteraction_SystemName", nameof(InteractionDefinition.SystemName)));
        Table<InteractionEvent>(() =>
        {
            Unique("IX_LoyaltyInteractionEvent_Key", nameof(InteractionEvent.IdempotencyKey));
            Index("IX_LoyaltyInteractionEvent_Interaction", nameof(InteractionEvent.InteractionId), nameof(InteractionEvent.Id));
            Index("IX_LoyaltyInteractionEvent_Open", nameof(InteractionEvent.Evaluated), nameof(InteractionEvent.Id));
        });
    }

    private void CreateReferralTables()
    {
        Table<Referral>(() =>
        {
            Unique("IX_LoyaltyReferral_Referee", nameof(Referral.RefereeKey));
            Index("IX_LoyaltyReferral_Customer", nameof(Referral.RefereeCustomerId));
            Index("IX_LoyaltyReferral_Referrer", nameof(Referral.ReferrerMemberId), nameof(Referral.StatusId));
            Index("IX_LoyaltyReferral_Status", nameof(Referral.StatusId), nameof(Referral.Id));
            Index("IX_LoyaltyReferral_Ip", nameof(Referral.IpAddress), nameof(Referral.CreatedOnUtc));
            Index("IX_LoyaltyReferral_Updated", nameof(Referral.UpdatedOnUtc));
        });
        Table<ReferralCode>(() =>
        {
            Unique("IX_LoyaltyReferralCode_Member", nameof(ReferralCode.MemberId));
            Unique("IX_LoyaltyReferralCode_Code", nameof(ReferralCode.Code));
        });
        Table<ReferralSlot>(() => Unique("IX_LoyaltyReferralSlot_Number", nameof(ReferralSlot.MemberId), nameof(ReferralSlot.Period), nameof(ReferralSlot.Number)));
        Table<ReferralTerms>(() => Unique("IX_LoyaltyReferralTerms_Program", nameof(ReferralTerms.ProgramId)));
    }

    private void CreateWebhookTables()
    {
        Table<Webhook>(() => { });
        Table<WebhookDelivery>(() =>
        {
            Index("IX_LoyaltyWebhookDelivery_Due", nameof(WebhookDelivery.WebhookId), nameof(WebhookDelivery.StatusId), nameof(WebhookDelivery.Id));
            Index("IX_LoyaltyWebhookDelivery_Log", nameof(WebhookDelivery.WebhookId), nameof(WebhookDelivery.Id));
            Index("IX_LoyaltyWebhookDelivery_Member", nameof(WebhookDelivery.MemberId));
            Index("IX_LoyaltyWebhookDelivery_Created", nameof(WebhookDelivery.CreatedOnUtc));
        });
        Table<WebhookAttempt>(() =>
        {
            Unique("IX_LoyaltyWebhookAttempt_Number", nameof(WebhookAttempt.DeliveryId), nameof(WebhookAttempt.Number));
            Index("IX_LoyaltyWebhookAttempt_Started", nameof(WebhookAttempt.StartedOnUtc));
        });
    }

    private void CreatePartnerTables()
    {
        Table<LoyaltyPartner>(() => Unique("IX_LoyaltyPartner_ClientId", nameof(LoyaltyPartner.ClientId)));
        Table<PartnerSession>(() =>
        {
            Unique("IX_LoyaltyPartnerSession_Name", nameof(PartnerSession.PartnerId), nameof(PartnerSession.NameHash));
            Index("IX_LoyaltyPartnerSession_Status", nameof(PartnerSession.StatusId), nameof(PartnerSession.UpdatedOnUtc));
            Index("IX_LoyaltyPartnerSession_Member", nameof(PartnerSession.MemberId));
        });
        Table<PartnerSessionStep>(() => Unique("IX_LoyaltyPartnerSessionStep_Number", nameof(PartnerSessionStep.SessionId), nameof(PartnerSessionStep.Number)));
    }

    private void CreateProviderTables()
    {
        Table<ProviderConfiguration>(() => Unique("IX_LoyaltyProvider_Store", nameof(ProviderConfiguration.StoreId)));
        Table<ProviderSession>(() =>
        {
            Unique("IX_LoyaltyProviderSession_Name", nameof(ProviderSession.Name));
            Index("IX_LoyaltyProviderSession_Customer", nameof(ProviderSession.CustomerId), nameof(ProviderSession.StatusId));
            Index("IX_LoyaltyProviderSession_Due", nameof(ProviderSession.DueOnUtc));
            Index("IX_LoyaltyProviderSession_Order", nameof(ProviderSession.OrderId));
            Index("IX_LoyaltyProviderSession_Status", nameof(ProviderSession.StatusId), nameof(ProviderSession.UpdatedOnUtc));
        });
        Table<ProviderSessionStep>(() => Unique("IX_LoyaltyProviderSessionStep_Number", nameof(ProviderSessionStep.SessionId), nameof(ProviderSessionStep.Number)));
    }

    private void CreateTierTables()
    {
        Table<TierPolicy>(() => Unique("IX_LoyaltyTierPolicy_Program", nameof(TierPolicy.ProgramId)));
        Table<TierPass>(() => Unique("IX_LoyaltyTierPass_Program", nameof(TierPass.ProgramId)));
        Table<TierStanding>(() => Unique("IX_LoyaltyTierStanding_Member", nameof(TierStanding.MemberId)));
        Table<TierChange>(() =>
        {
            Unique("IX_LoyaltyTierChange_Number", nameof(TierChange.MemberId), nameof(TierChange.Number));
            Index("IX_LoyaltyTierChange_FollowUp", nameof(TierChange.FollowedUp), nameof(TierChange.Id));
        });
        Table<SentNotice>(() => Unique("IX_LoyaltySentNotice_Key", nameof(SentNotice.NoticeKey)));
        Table<EarnedMailPass>(() => Unique("IX_LoyaltyEarnedMailPass_Program", nameof(EarnedMailPass.ProgramId)));
    }

    /// <summary>
    /// Adds what later versions brought to tables that are there
    /// </summary>
    private void AddColumns()
    {
        AddRedemptionColumns();
        AddEngineColumns();
        AddFaultColumns();
        AddLineColumns();
        AddExclusionColumns();
        AddMailColumns();
        AddAuditColumns();
    }

    /// <summary>
    /// Version 4.90.7
    /// </summary>
    private void AddAuditColumns()
    {
        var audit = Schema.Table(NameCompatibilityManager.GetTableName(typeof(AuditEntry)));
        var older = audit.Exists() && !audit.Column(nameof(AuditEntry.ProgramId)).Exists();
        Column<AuditEntry>(nameof(AuditEntry.ProgramId), column => column.AsInt32().NotNullable().WithDefaultValue(0));
        Column<AuditEntry>(nameof(AuditEntry.StoreIds), column => column.AsString(400).Nullable());
        IndexIfMissing<AuditEntry>("IX_LoyaltyAudit_Stores", nameof(AuditEntry.StoreIds));
        if (older)
            Execute.WithConnection(AuditOwners.Write);
    }

    /// <summary>
    /// Version 4.90.7
    /// </summary>
    private void AddExclusionColumns()
    {
        Column<LoyaltyProgram>(nameof(LoyaltyProgram.GiftCardsForPoints), column => column.AsBoolean().NotNullable().WithDefaultValue(false));
        Column<ProductTerms>(nameof(ProductTerms.TierIds), column => column.AsString(400).Nullable());
    }

    /// <summary>
    /// Version 4.90.7
    /// </summary>
    private void AddMailColumns()
    {
        Column<LoyaltyMember>(nameof(LoyaltyMember.MutedMails), column => column.AsInt32().NotNullable().WithDefaultValue(0));
    }

    /// <summary>
    /// Version 4.90.6
    /// </summary>
    private void AddLineColumns()
    {
        Column<LoyaltyRedemption>(nameof(LoyaltyRedemption.CartItemId), column => column.AsInt32().Nullable());
        Column<LoyaltyRedemption>(nameof(LoyaltyRedemption.ProductId), column => column.AsInt32().Nullable());
        Column<LoyaltyRedemption>(nameof(LoyaltyRedemption.Quantity), column => column.AsInt32().NotNullable().WithDefaultValue(0));
        Column<LoyaltyRedemption>(nameof(LoyaltyRedemption.OrderItemId), column => column.AsInt32().Nullable());
    }

    /// <summary>
    /// Version 4.90.4
    /// </summary>
    private void AddFaultColumns()
    {
        // long ago: what an older version wrote does not say when its points run out, so the lots are asked until the next booking
        Column<PointsAccount>(nameof(PointsAccount.NextEndOnUtc), column => AsMoment(column).NotNullable().WithDefaultValue(LoyaltyDefaults.LongAgo));
        AddEarnedColumns();
        Column<LoyaltyRedemption>(nameof(LoyaltyRedemption.AcceptedWorth), column => column.AsDecimal(18, 4).Nullable());
        Column<LoyaltyProgram>(nameof(LoyaltyProgram.EarnStep), column => column.AsDecimal(18, 4).NotNullable().WithDefaultValue(0m));
        Column<LoyaltyProgram>(nameof(LoyaltyProgram.PointsPerStep), column => column.AsInt64().NotNullable().WithDefaultValue(0));
        Column<OrderAward>(nameof(OrderAward.EarnStep), column => column.AsDecimal(18, 4).NotNullable().WithDefaultValue(0m));
        Column<OrderAward>(nameof(OrderAward.PointsPerStep), column => column.AsInt64().NotNullable().WithDefaultValue(0));
        Column<OrderAward>(nameof(OrderAward.ProductMultipliers), column => column.AsString(int.MaxValue).Nullable());
    }

    private void AddEarnedColumns()
    {
        var accounts = Schema.Table(NameCompatibilityManager.GetTableName(typeof(PointsAccount)));
        var older = accounts.Exists() && !accounts.Column(nameof(PointsAccount.EarnedMonth)).Exists();
        Column<PointsAccount>(nameof(PointsAccount.EarnedMonth), column => column.AsInt32().NotNullable().WithDefaultValue(0));
        Column<PointsAccount>(nameof(PointsAccount.MonthPoints), column => column.AsInt64().NotNullable().WithDefaultValue(0));
        Column<PointsAccount>(nameof(PointsAccount.MonthReachedOnUtc), column => AsMoment(column).NotNullable().WithDefaultValue(LoyaltyDefaults.LongAgo));
        Column<PointsAccount>(nameof(PointsAccount.EarnedYear), column => column.AsInt32().NotNullable().WithDefaultValue(0));
        Column<PointsAccount>(nameof(PointsAccount.YearPoints), column => column.AsInt64().NotNullable().WithDefaultValue(0));
        Column<PointsAccount>(nameof(PointsAccount.YearReachedOnUtc), column => AsMoment(column).NotNullable().WithDefaultValue(LoyaltyDefaults.LongAgo));
        IndexIfMissing<PointsAccount>(MONTH_INDEX, _monthColumns);
        IndexIfMissing<PointsAccount>(YEAR_INDEX, _yearColumns);
        if (older)
            Execute.WithConnection(EarnedSoFar.Write);
    }

    /// <summary>
    /// Version 4.90.3
    /// </summary>
    private void AddEngineColumns()
    {
        Column<LoyaltyMember>(nameof(LoyaltyMember.StatusReason), column => column.AsString(400).Nullable());
        Column<LoyaltyMember>(nameof(LoyaltyMember.ExternalId), column => column.AsString(100).Nullable());
        Column<LoyaltyMember>(nameof(LoyaltyMember.ExternalType), column => column.AsString(40).Nullable());
        Column<LoyaltyMember>(nameof(LoyaltyMember.MergedIntoId), column => column.AsInt32().Nullable());
        Column<LoyaltyProgram>(nameof(LoyaltyProgram.Color), column => column.AsString(7).Nullable());
        Column<LoyaltyProgram>(nameof(LoyaltyProgram.AccentColor), column => column.AsString(7).Nullable());
        Column<LoyaltyProgram>(nameof(LoyaltyProgram.PictureId), column => column.AsInt32().NotNullable().WithDefaultValue(0));
        Column<LoyaltyProgram>(nameof(LoyaltyProgram.EnrolmentId), column => column.AsInt32().NotNullable().WithDefaultValue(0));
        Column<OrderAward>(nameof(OrderAward.RuleVersions), column => column.AsString(int.MaxValue).Nullable());
        Column<LoyaltyTier>(nameof(LoyaltyTier.Benefits), column => column.AsString(int.MaxValue).Nullable());
        Column<LoyaltyTier>(nameof(LoyaltyTier.WelcomeBonus), column => column.AsInt64().NotNullable().WithDefaultValue(0));
        Column<LoyaltyTier>(nameof(LoyaltyTier.Icon), column => column.AsString(20).Nullable());
        IndexIfMissing<LoyaltyMember>("IX_LoyaltyMember_Merged", nameof(LoyaltyMember.MergedIntoId));
        IndexIfMissing<LoyaltyMember>("IX_LoyaltyMember_External", nameof(LoyaltyMember.ExternalId), nameof(LoyaltyMember.ExternalType));
        IndexIfMissing<LedgerEntry>("IX_LoyaltyEntry_Event", nameof(LedgerEntry.MemberId), nameof(LedgerEntry.EventOnUtc));
        IndexIfMissing<LedgerEntry>("IX_LoyaltyEntry_Booked", nameof(LedgerEntry.ProgramId), nameof(LedgerEntry.BookedOnUtc));
        IndexIfMissing<AuditEntry>("IX_LoyaltyAudit_On", nameof(AuditEntry.OnUtc));
        IndexIfMissing<AuditEntry>("IX_LoyaltyAudit_Actor", nameof(AuditEntry.Actor), nameof(AuditEntry.OnUtc));
        IndexIfMissing<LedgerEntry>("IX_LoyaltyEntry_Actor", nameof(LedgerEntry.Actor));
        IndexIfMissing<LoyaltyMember>("IX_LoyaltyMember_Enrolled", nameof(LoyaltyMember.ProgramId), nameof(LoyaltyMember.EnrolledOnUtc));
    }

    /// <summary>
    /// Version 4.90.2
    /// </summary>
    private void AddRedemptionColumns()
    {
        Column<LedgerEntry>(nameof(LedgerEntry.Pending), column => column.AsInt64().NotNullable().WithDefaultValue(0));
        Column<PointsAccount>(nameof(PointsAccount.LastActivityOnUtc), column => AsMoment(column).NotNullable().WithDefaultValue(TimeProvider.System.GetUtcNow().DateTime));

        Column<OrderAward>(nameof(OrderAward.ExpiryModeId), column => column.AsInt32().NotNullable().WithDefaultValue(0));
        Column<OrderAward>(nameof(OrderAward.HoldUntilId), column => column.AsInt32().NotNullable().WithDefaultValue(0));
        Column<OrderAward>(nameof(OrderAward.HeldUntilUtc), column => AsMoment(column).NotNullable().WithDefaultValue(new DateTime(2000, 1, 1)));
        Column<OrderAward>(nameof(OrderAward.ExcludedProductIds), column => column.AsString(int.MaxValue).Nullable());
        Column<OrderAward>(nameof(OrderAward.ExcludedCategoryIds), column => column.AsString(int.MaxValue).Nullable());

        Column<LoyaltyProgram>(nameof(LoyaltyProgram.ExpiryModeId), column => column.AsInt32().NotNullable().WithDefaultValue(0));
        Column<LoyaltyProgram>(nameof(LoyaltyProgram.ReminderDays), column => column.AsInt32().NotNullable().WithDefaultValue(0));
        Column<LoyaltyProgram>(nameof(LoyaltyProgram.HoldUntilId), column => column.AsInt32().NotNullable().WithDefaultValue(0));
        Column<LoyaltyProgram>(nameof(LoyaltyProgram.HoldDays), column => column.AsInt32().NotNullable().WithDefaultValue(0));
        Column<LoyaltyProgram>(nameof(LoyaltyProgram.ExcludedProductIds), column => column.AsString(int.MaxValue).Nullable());
        Column<LoyaltyProgram>(nameof(LoyaltyProgram.ExcludedCategoryIds), column => column.AsString(int.MaxValue).Nullable());
        Column<LoyaltyProgram>(nameof(LoyaltyProgram.RedemptionEnabled), column => column.AsBoolean().NotNullable().WithDefaultValue(true));
        Column<LoyaltyProgram>(nameof(LoyaltyProgram.PointValue), column => column.AsDecimal(18, 4).NotNullable().WithDefaultValue(0.01m));
        Column<LoyaltyProgram>(nameof(LoyaltyProgram.MinRedeemPoints), column => column.AsInt64().NotNullable().WithDefaultValue(100));
        Column<LoyaltyProgram>(nameof(LoyaltyProgram.RedeemStep), column => column.AsInt64().NotNullable().WithDefaultValue(100));
        Column<LoyaltyProgram>(nameof(LoyaltyProgram.MaxRedeemPointsPerOrder), column => column.AsInt64().NotNullable().WithDefaultValue(0));
        Column<LoyaltyProgram>(nameof(LoyaltyProgram.MaxRedeemPercent), column => column.AsDecimal(18, 4).NotNullable().WithDefaultValue(100m));
        Column<LoyaltyProgram>(nameof(LoyaltyProgram.ReservationMinutes), column => column.AsInt32().NotNullable().WithDefaultValue(30));

        IndexIfMissing<PointsAccount>("IX_LoyaltyAccount_Pending", nameof(PointsAccount.Pending), nameof(PointsAccount.MemberId));
        IndexIfMissing<OrderAward>("IX_LoyaltyOrderAward_Member", nameof(OrderAward.MemberId));
    }

    /// <summary>
    /// To the microsecond, like a new table's: nopCommerce's own word for that only knows new tables
    /// </summary>
    private static IAlterTableColumnOptionOrAddColumnOrAlterColumnSyntax AsMoment(IAlterTableColumnAsTypeSyntax column) => DataSettingsManager.LoadSettings().DataProvider switch
    {
        DataProviderType.MySql => column.AsCustom("datetime(6)"),
        DataProviderType.SqlServer => column.AsCustom("datetime2(6)"),
        _ => column.AsDateTime2()
    };

    /// <summary>
    /// Adds an index to a table that was there before this migration and has no such index
    /// </summary>
    private void IndexIfMissing<TEntity>(string name, params string[] columns) where TEntity : BaseEntity
    {
        _table = NameCompatibilityManager.GetTableName(typeof(TEntity));
        if (Schema.Table(_table).Exists() && !Schema.Table(_table).Index(name).Exists())
            Index(name, columns);
    }

    private string _table;

    private void Table<TEntity>(Action createIndexes) where TEntity : BaseEntity
    {
        _table = NameCompatibilityManager.GetTableName(typeof(TEntity));
        if (Schema.Table(_table).Exists())
            return;

        Create.TableFor<TEntity>();
        createIndexes();
    }

    private void Unique(string name, params string[] columns)
    {
        var index = Create.Index(name).OnTable(_table).OnColumn(columns[0]).Ascending();
        foreach (var column in columns.Skip(1))
            index = index.OnColumn(column).Ascending();
        index.WithOptions().Unique();
    }

    /// <summary>
    /// Creates an index; a leading minus means descending
    /// </summary>
    private void Index(string name, params string[] columns)
    {
        var first = Create.Index(name).OnTable(_table).OnColumn(columns[0]).Ascending();
        foreach (var column in columns.Skip(1))
            first = column.StartsWith('-') ? first.OnColumn(column[1..]).Descending() : first.OnColumn(column).Ascending();
    }

    /// <summary>
    /// Adds a column to a table that was there before this migration and has no such column
    /// </summary>
    private void Column<TEntity>(string name, Action<IAlterTableColumnAsTypeSyntax> describe) where TEntity : BaseEntity
    {
        var table = NameCompatibilityManager.GetTableName(typeof(TEntity));
        if (Schema.Table(table).Exists() && !Schema.Table(table).Column(name).Exists())
            describe(Alter.Table(table).AddColumn(name));
    }
}
