using System.Text.Json;
using Nop.Core.Domain.Customers;
using Nop.Core.Domain.Directory;
using Nop.Core.Domain.Localization;
using Nop.Core.Domain.Messages;
using Nop.Data;
using Nop.Services.Configuration;
using Nop.Services.Customers;
using Nop.Services.Localization;

namespace Sandbox.Store.Seeding;

/// <summary>The records without which no page opens: stores, language, texts, currency, roles and an administrator</summary>
public sealed class BaseData
{
    public const string ADMIN_EMAIL = "admin@example.com";
    public const string ADMIN_PASSWORD = "admin-demo-1";

    private readonly IServiceProvider _services;

    //settings, and whatever needs them, cannot be made before there is a store: services are fetched when they are used
    public BaseData(IServiceProvider services)
    {
        _services = services;
    }

    public async Task SeedAsync()
    {
        var stores = Rows<Nop.Core.Domain.Stores.Store>();
        if (!stores.Table.Any())
            await SeedRecordsAsync();

        await AddMissingTextsAsync();
    }

    private async Task SeedRecordsAsync()
    {
        var language = new Language { Name = "English", LanguageCulture = "en-US", UniqueSeoCode = "en", Published = true, DisplayOrder = 1 };
        await InsertAsync(language);

        //the second store answers under another name of this machine
        await InsertAsync(
            new Nop.Core.Domain.Stores.Store { Name = "Harbour & Pine", DefaultTitle = "Harbour & Pine", Url = "http://localhost:5080/", Hosts = "localhost", DisplayOrder = 1, DefaultLanguageId = language.Id, CompanyName = "Harbour & Pine" },
            new Nop.Core.Domain.Stores.Store { Name = "Harbour & Pine Outlet", DefaultTitle = "Harbour & Pine Outlet", Url = "http://outlet.localhost:5080/", Hosts = "outlet.localhost", DisplayOrder = 2, DefaultLanguageId = language.Id, CompanyName = "Harbour & Pine" });

        var dollar = new Currency
        {
            Name = "US Dollar", CurrencyCode = "USD", Rate = 1, DisplayLocale = "en-US", CustomFormatting = string.Empty,
            Published = true, DisplayOrder = 1, CreatedOnUtc = DateTime.UtcNow, UpdatedOnUtc = DateTime.UtcNow
        };
        await InsertAsync(dollar);
        await InsertAsync(
            Role("Administrators", NopCustomerDefaults.AdministratorsRoleName),
            Role("Registered", NopCustomerDefaults.RegisteredRoleName),
            Role("Guests", NopCustomerDefaults.GuestsRoleName));
        await InsertAsync(
            Country("United States", "US", "USA", 840, 1),
            Country("Canada", "CA", "CAN", 124, 2),
            Country("Germany", "DE", "DEU", 276, 3),
            Country("United Kingdom", "GB", "GBR", 826, 4));

        var sender = new EmailAccount { Email = "shop@example.com", DisplayName = "Harbour & Pine", Host = "localhost", Port = 25, Username = string.Empty, Password = string.Empty };
        await InsertAsync(sender);

        var settings = _services.GetRequiredService<ISettingService>();
        await settings.SaveSettingAsync(new CurrencySettings { PrimaryStoreCurrencyId = dollar.Id, PrimaryExchangeRateCurrencyId = dollar.Id });
        await settings.SaveSettingAsync(new EmailAccountSettings { DefaultEmailAccountId = sender.Id });
        await InsertAdministratorAsync();
    }

    private async Task InsertAdministratorAsync()
    {
        var admin = new Customer
        {
            CustomerGuid = Guid.NewGuid(), FirstName = "Alex", LastName = "Admin", Active = true, RegisteredInStoreId = 1,
            CreatedOnUtc = DateTime.UtcNow, LastActivityDateUtc = DateTime.UtcNow
        };
        await InsertAsync(admin);

        var customers = _services.GetRequiredService<ICustomerService>();
        var result = await _services.GetRequiredService<ICustomerRegistrationService>().RegisterCustomerAsync(
            new CustomerRegistrationRequest(admin, ADMIN_EMAIL, ADMIN_EMAIL, ADMIN_PASSWORD, PasswordFormat.Hashed, 1));
        if (!result.Success)
            throw new InvalidOperationException($"The administrator could not be registered: {string.Join("; ", result.Errors)}");

        var role = await customers.GetCustomerRoleBySystemNameAsync(NopCustomerDefaults.AdministratorsRoleName);
        await customers.AddCustomerRoleMappingAsync(new CustomerCustomerRoleMapping { CustomerId = admin.Id, CustomerRoleId = role.Id });
    }

    /// <summary>Texts come from the Localization folder; those that someone edited stay as they are</summary>
    private async Task AddMissingTextsAsync()
    {
        var language = Rows<Language>().Table.OrderBy(row => row.DisplayOrder).First();
        var present = Rows<LocaleStringResource>().Table.Where(row => row.LanguageId == language.Id).Select(row => row.ResourceName)
            .ToList().ToHashSet(StringComparer.OrdinalIgnoreCase);

        var missing = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var file in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Localization"), "*.json").Order())
            foreach (var (key, text) in JsonSerializer.Deserialize<Dictionary<string, string>>(await File.ReadAllTextAsync(file)))
                if (!present.Contains(key))
                    missing[key] = text;

        if (missing.Count > 0)
            await _services.GetRequiredService<ILocalizationService>().AddOrUpdateLocaleResourceAsync(missing, language.Id);
    }

    private static CustomerRole Role(string name, string systemName)
    {
        return new CustomerRole { Name = name, SystemName = systemName, Active = true, IsSystemRole = true };
    }

    private static Country Country(string name, string two, string three, int number, int order)
    {
        return new Country
        {
            Name = name, TwoLetterIsoCode = two, ThreeLetterIsoCode = three, NumericIsoCode = number,
            AllowsBilling = true, AllowsShipping = true, Published = true, DisplayOrder = order
        };
    }

    private IRepository<T> Rows<T>() where T : Nop.Core.BaseEntity
    {
        return _services.GetRequiredService<IRepository<T>>();
    }

    private async Task InsertAsync<T>(params T[] rows) where T : Nop.Core.BaseEntity
    {
        foreach (var row in rows)
            await Rows<T>().InsertAsync(row, publishEvent: false);
    }
}
