using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Nop.Core.Infrastructure;
using Nop.Plugin.Misc.Loyalty.Factories.Admin;
using Nop.Plugin.Misc.Loyalty.Factories.Public;
using Nop.Plugin.Misc.Loyalty.Infrastructure.Admin;
using Nop.Plugin.Misc.Loyalty.Services;
using Nop.Plugin.Misc.Loyalty.Services.Audit;
using Nop.Plugin.Misc.Loyalty.Services.Earning;
using Nop.Plugin.Misc.Loyalty.Services.Earning.Interactions;
using Nop.Plugin.Misc.Loyalty.Services.Earning.Rules;
using Nop.Plugin.Misc.Loyalty.Services.Imports;
using Nop.Plugin.Misc.Loyalty.Services.Languages;
using Nop.Plugin.Misc.Loyalty.Services.Leaderboards;
using Nop.Plugin.Misc.Loyalty.Services.Ledger;
using Nop.Plugin.Misc.Loyalty.Services.Members;
using Nop.Plugin.Misc.Loyalty.Services.Merging;
using Nop.Plugin.Misc.Loyalty.Services.Messages;
using Nop.Plugin.Misc.Loyalty.Services.Privacy;
using Nop.Plugin.Misc.Loyalty.Services.Products;
using Nop.Plugin.Misc.Loyalty.Services.Programs;
using Nop.Plugin.Misc.Loyalty.Services.Redemption.Cart;
using Nop.Plugin.Misc.Loyalty.Services.Redemption.Checkout;
using Nop.Plugin.Misc.Loyalty.Services.Redemption.Lifecycle;
using Nop.Plugin.Misc.Loyalty.Services.Redemption.Lines;
using Nop.Plugin.Misc.Loyalty.Services.Redemption.Rewards;
using Nop.Plugin.Misc.Loyalty.Services.Referrals;
using Nop.Plugin.Misc.Loyalty.Services.Reports;
using Nop.Plugin.Misc.Loyalty.Services.ScheduleTasks;
using Nop.Plugin.Misc.Loyalty.Services.Setup;
using Nop.Plugin.Misc.Loyalty.Services.StoreAccess;
using Nop.Plugin.Misc.Loyalty.Services.Tiers;
using Nop.Plugin.Misc.Loyalty.Services.Webhooks;

namespace Nop.Plugin.Misc.Loyalty.Infrastructure;

/// <summary>
/// Registers the plugin's services
/// </summary>
public class PluginNopStartup : INopStartup
{
    /// <summary>
    /// Adds the services
    /// </summary>
    /// <param name="services">Collection of service descriptors</param>
    /// <param name="configuration">Configuration of the application</param>
    public void ConfigureServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<MemberGate>();
        services.AddSingleton<WebhookWake>();
        services.AddSingleton<IWebhookTransport, HttpWebhookTransport>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddScoped<WebhookOutbox>();
        services.AddScoped<WebhookSender>();
        services.AddScoped<IWebhookService, WebhookService>();
        services.AddScoped<WebhookModelFactory>();
        services.AddScoped<PartnerModelFactory>();
        services.AddScoped<LedgerBatch>();
        services.AddScoped<LedgerBooking>();
        services.AddScoped<LedgerVerification>();
        services.AddScoped<SpendablePoints>();
        services.AddScoped<ILedgerService, LedgerService>();
        services.AddScoped<LedgerConvergence>();
        services.AddScoped<IProgramService, ProgramService>();
        services.AddScoped<DefaultProgram>();
        services.AddScoped<ITierService, TierService>();
        services.AddScoped<IBookingFollower>(provider => provider.GetRequiredService<ITierService>());
        services.AddScoped<TierEvaluation>();
        services.AddScoped<TierFigures>();
        services.AddScoped<TierFollowUp>();
        services.AddScoped<TierPlacement>();
        services.AddScoped<TierPolicies>();
        services.AddScoped<TierPreview>();
        services.AddScoped<WelcomeBonuses>();
        services.AddScoped<SentNotices>();
        services.AddScoped<RowTurns>();
        services.AddScoped<IReferralService, ReferralService>();
        services.AddScoped<ReferralConvergence>();
        services.AddScoped<ReferralRules>();
        services.AddScoped<ReferralFactsReader>();
        services.AddScoped<UnsettledReferrals>();
        services.AddScoped<ReferralModelFactory>();
        services.AddScoped<TierModelFactory>();
        services.AddScoped<IMemberService, MemberService>();
        services.AddSingleton<LeaderboardCache>();
        services.AddScoped<ILeaderboard, Leaderboard>();
        services.AddScoped<LeaderboardClosing>();
        services.AddScoped<HistoryFile>();
        services.AddScoped<LeaderboardModelFactory>();
        services.AddScoped<ProductPointsModelFactory>();
        services.AddScoped<MemberSearch>();
        services.AddScoped<Earners>();
        services.AddScoped<PersonalData>();
        services.AddScoped<PersonalTraces>();
        services.AddScoped<MemberExport>();
        services.AddScoped<MemberMerge>();
        services.AddScoped<MergedCounts>();
        services.AddScoped<MergedMembers>();
        services.AddScoped<MergeModelFactory>();
        services.AddScoped<PointsOutlook>();
        services.AddScoped<AuditedSettings>();
        services.AddScoped<IAuditService, AuditService>();
        services.AddScoped<IOrderConvergence, OrderConvergence>();
        services.AddScoped<GuestOrders>();
        services.AddScoped<IPointsEstimator, PointsEstimator>();
        services.AddScoped<EstimateTerms>();
        services.AddScoped<SharedTerms>();
        services.AddScoped<ProductEstimates>();
        services.AddScoped<CatalogPlaces>();
        services.AddScoped<Memberships>();
        services.AddSingleton<FailedOrders>();
        services.AddSingleton<BackgroundWork>();
        services.AddSingleton<PlacedOrdersWork>();
        services.AddScoped<PlacedOrders>();
        services.AddScoped<WaitingOrders>();
        services.AddScoped<RuleEstimates>();
        services.AddScoped<CustomerPrograms>();
        services.AddScoped<IAdminStores, AdminStores>();
        services.AddScoped<AuditScope>();
        services.AddScoped<AdminPageServices>();
        services.AddScoped<ProductTermsService>();
        services.AddScoped<ProductsForPoints>();
        services.AddScoped<ProductTermsBulk>();
        services.AddScoped<ProductTermsModelFactory>();
        services.AddScoped<ProductImport>();
        services.AddScoped<EarningExclusions>();
        services.AddScoped<EarningPauses>();
        services.AddScoped<OrderSnapshots>();
        services.AddScoped<FirstAwards>();
        services.AddScoped<IEarningRuleService, EarningRuleService>();
        services.AddScoped<IInteractionService, InteractionService>();
        services.AddScoped<IRuleAwards, RuleAwards>();
        services.AddScoped<Birthdays>();
        services.AddScoped<OrderFactsReader>();
        services.AddScoped<OrderRules>();
        services.AddScoped<UnsettledOrders>();
        services.AddScoped<RuleBooking>();
        services.AddScoped<RuleDryRun>();
        services.AddScoped<RuleReplays>();
        services.AddScoped<RuleOptions>();
        services.AddScoped<HowToEarn>();
        services.AddScoped<RuleModelFactory>();
        services.AddScoped<RuleForm>();
        services.AddScoped<StoreDays>();
        services.AddScoped<ProgramPictures>();
        services.AddScoped<RuleLimits>();
        services.AddScoped<RuleMembers>();
        services.AddSingleton<RedemptionGate>();
        services.AddScoped<RedemptionContexts>();
        services.AddScoped<RedemptionDiscounts>();
        services.AddScoped<RedemptionDiscountClosing>();
        services.AddScoped<RedemptionDiscountRemoval>();
        services.AddScoped<StoreTraces>();
        services.AddScoped<RedemptionLifecycle>();
        services.AddScoped<PointsLines>();
        services.AddScoped<PointsLineObstacles>();
        services.AddScoped<PointsLineTraces>();
        services.AddScoped<PointsOnlyGuard>();
        services.AddScoped<PointsPriceTags>();
        services.AddScoped<PointsPriceModelFactory>();
        services.AddScoped<RedemptionRule>();
        services.AddScoped<RedemptionSweep>();
        services.AddScoped<RedemptionTexts>();
        services.AddScoped<RedemptionTrials>();
        services.AddScoped<RewardStock>();
        services.AddScoped<CachedPrices>();
        services.AddScoped<CartQuoting>();
        services.AddScoped<StoreTotals>();
        services.AddScoped<CartReview>();
        services.AddScoped<CartChanges>();
        services.AddScoped<CheckoutClaims>();
        services.AddScoped<ExternalRedemptions>();
        services.AddScoped<OrderRedemptions>();
        services.AddScoped<IRedemptionService, RedemptionService>();
        services.AddScoped<CartRedemptionsReader>();
        services.AddScoped<RedemptionOffers>();
        services.AddScoped<IRewardService, RewardService>();
        services.AddScoped<RewardDiscounts>();
        services.AddScoped<RewardEditor>();
        services.AddScoped<RewardBenefitTexts>();
        services.AddScoped<LoyaltyMessages>();
        services.AddScoped<LoyaltyMessageTemplates>();
        services.AddScoped<StoreLanguages>();
        services.AddScoped<EarnedMails>();
        services.AddScoped<ExpiryReminders>();
        services.AddScoped<MonthlyStatements>();
        services.AddScoped<StatementOutlook>();
        services.AddSingleton<MailLinks>();
        services.AddScoped<TaskRunLog>();
        services.AddScoped<SetupWarnings>();
        services.AddScoped<ActiveWidget>();
        services.AddScoped<FirstSetup>();
        services.AddScoped<FirstSteps>();
        services.AddScoped<LoyaltyModelFactory>();
        services.AddScoped<RedeemModelFactory>();
        services.AddScoped<LoyaltyAdminModelFactory>();
        services.AddScoped<CatalogOptions>();
        services.AddScoped<ProgramModelFactory>();
        services.AddScoped<RewardModelFactory>();
        services.AddScoped<RedemptionModelFactory>();
        services.AddScoped<LedgerEntryModelFactory>();
        services.AddScoped<BuiltInRewardPoints>();
        services.AddScoped<RewardPointsNotices>();
        services.AddScoped<HeaderBalance>();
        services.AddScoped<AccountNavigation>();
        services.AddScoped<CartNotices>();
        services.AddScoped<PointsLineTexts>();
        services.AddScoped<PointsPriceTexts>();
        services.AddScoped<OrderPointsReader>();
        services.AddScoped<RedemptionSearch>();
        services.AddScoped<ImportJobs>();
        services.AddScoped<ImportLookup>();
        services.AddScoped<ImportKinds>();
        services.AddScoped<MemberImport>();
        services.AddScoped<TransactionImport>();
        services.AddScoped<RewardPointImport>();
        services.AddScoped<LedgerFiles>();
        services.AddScoped<LedgerSearch>();
        services.AddScoped<GridOptions>();
        services.AddScoped<FoldedCards>();
        services.AddScoped<LedgerPageModelFactory>();
        services.AddScoped<ImportModelFactory>();
        services.AddScoped<PointsDays>();
        services.AddScoped<LiabilityReport>();
        services.AddScoped<DashboardReport>();
        services.AddScoped<DashboardChartFactory>();
        services.AddScoped<DashboardModelFactory>();
    }

    /// <summary>
    /// Adds nothing to the request pipeline
    /// </summary>
    /// <param name="application">Builder for configuring an application's request pipeline</param>
    public void Configure(IApplicationBuilder application)
    {
    }

    /// <summary>
    /// After nopCommerce's own services
    /// </summary>
    public int Order => 3000;
}
