using System.Globalization;
using Nop.Core.Events;
using Nop.Data;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Domain.Providers;
using Nop.Plugin.Misc.Loyalty.Services.Audit;
using Nop.Plugin.Misc.Loyalty.Services.Programs;
using Nop.Services.Configuration;
using Nop.Services.Stores;

namespace Nop.Plugin.Misc.Loyalty.Services.Providers;

/// <summary>
/// Which provider a store works with. Its secret goes in and never comes out again, but as a connection
/// </summary>
public class ProviderConfigurations(Lazy<IAuditService> auditService,
    Lazy<IEventPublisher> eventPublisher,
    Lazy<IProgramService> programService,
    IRepository<ProviderConfiguration> configurationRepository,
    Lazy<ISettingService> settingService,
    Lazy<IStoreService> storeService,
    Lazy<LoyaltyProviders> providers,
    Lazy<RowTurns> turns,
    Lazy<StoreSeal> seal,
    TimeProvider time)
{
    /// <summary>
    /// What stands for a secret in the audit log
    /// </summary>
    private const string MASK = "****";

    /// <summary>
    /// Gets all configurations from the store's cache; not to be changed
    /// </summary>
    public Task<IList<ProviderConfiguration>> GetAllAsync()
    {
        return configurationRepository.GetAllAsync(query => query.OrderBy(row => row.StoreId), cache => default);
    }

    /// <summary>
    /// Gets a store's configuration from the store's cache; null when it has none
    /// </summary>
    public async Task<ProviderConfiguration> FindAsync(int storeId)
    {
        return (await GetAllAsync()).FirstOrDefault(row => row.StoreId == storeId);
    }

    /// <summary>
    /// Gets the configuration that a store's shoppers are served by; null when they are not
    /// </summary>
    public async Task<ProviderConfiguration> FindActiveAsync(int storeId)
    {
        return await FindAsync(storeId) is { Active: true } row && providers.Value.Find(row.ProviderName) is not null ? row : null;
    }

    /// <summary>
    /// Whether a store's shoppers may be served by a provider; yes where that cannot be read, so that whoever asks has to find out
    /// </summary>
    public async Task<bool> MayServeAsync(int storeId)
    {
        try
        {
            return await FindAsync(storeId) is { Active: true };
        }
        catch (Exception)
        {
            return true;
        }
    }

    /// <summary>
    /// Opens a configuration for calls
    /// </summary>
    /// <param name="row">The configuration</param>
    /// <param name="budget">Time that a call may take; null for that of pages</param>
    public ProviderConnection Connect(ProviderConfiguration row, TimeSpan? budget = null)
    {
        return new ProviderConnection(row.Id, Uri.TryCreate(row.Address, UriKind.Absolute, out var address) ? address : null, row.ClientId, seal.Value.Open(StoreSeal.SECRET, row.SealedSecret) ?? string.Empty,
            budget ?? TimeSpan.FromMilliseconds(Math.Clamp(row.BudgetMilliseconds, ProviderConfiguration.MIN_BUDGET, ProviderConfiguration.MAX_BUDGET)))
        {
            StoreId = row.StoreId, Program = row.Program, SiteId = row.SiteId
        };
    }

    /// <summary>
    /// Stores what a store shall work with. A secret that is not given stays, unless the address changes: it must not go to somebody else
    /// </summary>
    /// <param name="wanted">The configuration as it shall be</param>
    /// <param name="secret">A new secret; null to keep the one there is</param>
    /// <param name="actor">Who does it</param>
    public async Task<Result<ProviderConfiguration>> SaveAsync(ProviderConfiguration wanted, string secret, string actor)
    {
        if (await FindFaultAsync(wanted) is { } fault)
            return fault;

        var stored = (await configurationRepository.GetAllAsync(query => query.Where(row => row.StoreId == wanted.StoreId))).FirstOrDefault();
        var keeps = secret is null && stored?.SealedSecret is not null && stored.Address == wanted.Address && stored.ProviderName == wanted.ProviderName;
        if (wanted.ProviderName == RestLoyaltyProvider.NAME && string.IsNullOrEmpty(secret) && !keeps)
            return Invalid("clientSecret", stored?.SealedSecret is null ? "Give the client secret." : "Give the client secret again: it is kept for the address before only.");
        stored ??= await InsertAsync(wanted);

        var (before, after) = (string.Empty, string.Empty);
        stored = await turns.Value.ChangeAsync(configurationRepository, stored.Id, row =>
        {
            before = Describe(row);
            (row.Active, row.ProviderName, row.DisplayName, row.Address, row.ClientId) = (wanted.Active, wanted.ProviderName, wanted.DisplayName, wanted.Address, wanted.ClientId);
            (row.Program, row.SiteId, row.BudgetMilliseconds, row.FinalizeAtId) = (wanted.Program, wanted.SiteId, wanted.BudgetMilliseconds, wanted.FinalizeAtId);
            (row.KeepTryingDays, row.AllowedOrigins) = (wanted.KeepTryingDays, wanted.AllowedOrigins);
            if (!keeps)
                row.SealedSecret = seal.Value.Seal(StoreSeal.SECRET, secret);
            row.UpdatedOnUtc = NowUtc;
            after = Describe(row);

            return true;
        }) ?? throw new InvalidOperationException("A configuration was deleted while it was saved");
        await eventPublisher.Value.EntityUpdatedAsync(stored);
        if (before != after || !keeps)
            await auditService.Value.LogAsync(actor, AuditActions.Update, nameof(ProviderConfiguration), stored.Id, before, keeps || string.IsNullOrEmpty(secret) ? after : $"{after}, secret {MASK}");

        return stored;
    }

    /// <summary>
    /// Notes what came of trying it out
    /// </summary>
    public async Task NoteTestAsync(int id, string code)
    {
        var stored = await turns.Value.ChangeAsync(configurationRepository, id, row =>
        {
            (row.TestedOnUtc, row.TestCode) = (NowUtc, code);

            return true;
        });
        if (stored is not null)
            await eventPublisher.Value.EntityUpdatedAsync(stored);
    }

    private DateTime NowUtc => Moment.Kept(time.GetUtcNow().UtcDateTime);

    private async Task<ProviderConfiguration> InsertAsync(ProviderConfiguration wanted)
    {
        var row = new ProviderConfiguration { StoreId = wanted.StoreId, ProviderName = wanted.ProviderName, UpdatedOnUtc = NowUtc };
        try
        {
            using var scope = LedgerScope.Open();
            await configurationRepository.InsertAsync(row, false);
            scope.Complete();

            return row;
        }
        catch (Exception exception) when (LedgerScope.IsDatabaseFailure(exception))
        {
            // somebody else made it at the same moment
            return (await configurationRepository.GetAllAsync(query => query.Where(other => other.StoreId == wanted.StoreId))).FirstOrDefault()
                ?? throw new InvalidOperationException("A configuration could not be stored", exception);
        }
    }

    private async Task<LoyaltyError> FindFaultAsync(ProviderConfiguration wanted)
    {
        if ((await storeService.Value.GetAllStoresAsync()).All(store => store.Id != wanted.StoreId))
            return new LoyaltyError(LoyaltyErrorCodes.STORE_NOT_FOUND, $"There is no store {wanted.StoreId.ToString(CultureInfo.InvariantCulture)}.");
        if (providers.Value.Find(wanted.ProviderName) is not { } provider)
            return Invalid("provider", $"Must be one of: {string.Join(", ", providers.Value.Names)}.");

        wanted.ProviderName = provider.SystemName;
        (wanted.DisplayName, wanted.ClientId, wanted.Program, wanted.SiteId) = (Trim(wanted.DisplayName), Trim(wanted.ClientId), Trim(wanted.Program), Trim(wanted.SiteId));
        foreach (var (field, text, most) in new[] { ("displayName", wanted.DisplayName, ProviderConfiguration.TEXT_LENGTH), ("clientId", wanted.ClientId, ProviderConfiguration.TEXT_LENGTH),
            ("program", wanted.Program, ProviderConfiguration.TEXT_LENGTH), ("siteId", wanted.SiteId, ProviderConfiguration.SITE_LENGTH) })
        {
            if (text?.Length > most)
                return Invalid(field, $"Must not be longer than {most} characters.");
        }
        if (wanted.BudgetMilliseconds is < ProviderConfiguration.MIN_BUDGET or > ProviderConfiguration.MAX_BUDGET)
            return Invalid("budgetMilliseconds", $"Must be from {ProviderConfiguration.MIN_BUDGET} to {ProviderConfiguration.MAX_BUDGET}.");
        if (wanted.KeepTryingDays is < 1 or > ProviderConfiguration.MAX_DAYS)
            return Invalid("keepTryingDays", $"Must be from 1 to {ProviderConfiguration.MAX_DAYS}.");
        if (!Enum.IsDefined(wanted.FinalizeAt))
            return Invalid("finalizeAt", "Must be one of the moments.");

        var origins = OriginList.Parse(wanted.AllowedOrigins, out var noOrigin);
        if (noOrigin is not null)
            return Invalid("allowedOrigins", $"Must be origins such as https://shop.example.com, without a path and without stars: {noOrigin}");
        if (origins.Count > OriginList.MOST)
            return Invalid("allowedOrigins", $"Must not be more than {OriginList.MOST}.");
        wanted.AllowedOrigins = OriginList.Format(origins);

        return wanted.ProviderName switch
        {
            RestLoyaltyProvider.NAME => await FindRestFaultAsync(wanted),
            OwnLoyaltyProvider.NAME => await FindOwnFaultAsync(wanted),
            _ => FindAddressFault(wanted, true, required: false)
        };
    }

    private async Task<LoyaltyError> FindRestFaultAsync(ProviderConfiguration wanted)
    {
        if (FindAddressFault(wanted, (await settingService.Value.LoadSettingAsync<LoyaltySettings>(wanted.StoreId)).ProviderAllowHttp, required: true) is { } fault)
            return fault;

        return wanted.ClientId is null ? Invalid("clientId", "Is required.") : null;
    }

    /// <summary>
    /// Where the provider is, with one slash at the end
    /// </summary>
    private static LoyaltyError FindAddressFault(ProviderConfiguration wanted, bool allowHttp, bool required)
    {
        wanted.Address = Trim(wanted.Address);
        if (wanted.Address is null)
            return required ? Invalid("address", "Is required.") : null;
        if (wanted.Address.Length >= ProviderConfiguration.ADDRESS_LENGTH || !Uri.TryCreate(wanted.Address, UriKind.Absolute, out var address)
            || (address.Scheme != Uri.UriSchemeHttps && address.Scheme != Uri.UriSchemeHttp) || address.UserInfo.Length > 0 || address.Query.Length > 0 || address.Fragment.Length > 0)
            return Invalid("address", "Must be an address such as https://hub.example.com/, without user, question mark and fragment.");
        if (address.Scheme == Uri.UriSchemeHttp && !allowHttp)
            return Invalid("address", "Must begin with https: the secret goes there.");

        wanted.Address = $"{address.GetLeftPart(UriPartial.Path).TrimEnd('/')}/";

        return null;
    }

    private async Task<LoyaltyError> FindOwnFaultAsync(ProviderConfiguration wanted)
    {
        (wanted.Address, wanted.ClientId) = (null, null);
        var program = wanted.Program is null ? null
            : (await programService.Value.GetProgramsAsync(activeOnly: false)).FirstOrDefault(row => string.Equals(row.SystemName, wanted.Program, StringComparison.OrdinalIgnoreCase));
        if (program is null)
            return Invalid("program", "Must be the system name of a program of this installation.");

        return IdList.Contains(program.StoreIds, wanted.StoreId) ? Invalid("program", "The program is open to this store already: its orders earn by themselves, and would earn twice.") : null;
    }

    /// <summary>
    /// What the audit log may know
    /// </summary>
    private static string Describe(ProviderConfiguration row)
    {
        return string.Create(CultureInfo.InvariantCulture, $"{(row.Active ? "active" : "inactive")}, {row.ProviderName}, {row.Address}, {row.ClientId}, program {row.Program}, site {row.SiteId}, {row.BudgetMilliseconds} ms, {row.FinalizeAt}, {row.KeepTryingDays} days, origins {row.AllowedOrigins?.Replace('\n', ' ')}");
    }

    private static string Trim(string text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static LoyaltyError Invalid(string field, string message) => new(LoyaltyErrorCodes.VALIDATION_FAILED, message, field);
}
