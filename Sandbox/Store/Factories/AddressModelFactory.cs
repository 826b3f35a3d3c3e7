using Microsoft.AspNetCore.Mvc.ModelBinding;
using Nop.Web.Models.Common;

namespace Sandbox.Store.Factories;

/// <summary>Addresses between form, model and entity</summary>
public class AddressModelFactory(ICountryService countryService, ILocalizationService localizationService)
{
    public async Task<AddressModel> PrepareAsync(Address address)
    {
        if (address is null)
            return new AddressModel();

        return new AddressModel
        {
            Id = address.Id,
            FirstName = address.FirstName,
            LastName = address.LastName,
            Email = address.Email,
            Company = address.Company,
            CountryId = address.CountryId,
            CountryName = (await countryService.GetCountryByAddressAsync(address))?.Name,
            City = address.City,
            Address1 = address.Address1,
            Address2 = address.Address2,
            ZipPostalCode = address.ZipPostalCode,
            PhoneNumber = address.PhoneNumber
        };
    }

    /// <summary>An empty form, filled with what is known about the customer</summary>
    public async Task<AddressModel> PrepareNewAsync(Customer customer) =>
        await WithCountriesAsync(new AddressModel
        {
            FirstName = customer.FirstName,
            LastName = customer.LastName,
            Email = customer.Email,
            Company = customer.Company
        });

    public async Task<AddressModel> WithCountriesAsync(AddressModel model)
    {
        var countries = await countryService.GetAllCountriesForBillingAsync();
        if (countries.Count > 1)
            model.AvailableCountries.Add(new SelectListItem(await localizationService.GetResourceAsync("Address.SelectCountry"), "0"));
        foreach (var country in countries)
            model.AvailableCountries.Add(new SelectListItem(country.Name, country.Id.ToString(), country.Id == model.CountryId));
        return model;
    }

    /// <summary>Puts what is missing or wrong into the model state</summary>
    public async Task ValidateAsync(AddressModel model, string prefix, ModelStateDictionary modelState)
    {
        await RequireAsync(nameof(model.FirstName), model.FirstName, "Address.Fields.FirstName.Required");
        await RequireAsync(nameof(model.LastName), model.LastName, "Address.Fields.LastName.Required");
        await RequireAsync(nameof(model.Email), model.Email, "Address.Fields.Email.Required");
        await RequireAsync(nameof(model.CountryId), model.CountryId > 0 ? "chosen" : null, "Address.Fields.Country.Required");
        await RequireAsync(nameof(model.City), model.City, "Address.Fields.City.Required");
        await RequireAsync(nameof(model.Address1), model.Address1, "Address.Fields.StreetAddress.Required");
        await RequireAsync(nameof(model.ZipPostalCode), model.ZipPostalCode, "Address.Fields.ZipPostalCode.Required");
        if (!string.IsNullOrWhiteSpace(model.Email) && !CommonHelper.IsValidEmail(model.Email))
            modelState.AddModelError($"{prefix}.{nameof(model.Email)}", await localizationService.GetResourceAsync("Common.WrongEmail"));

        async Task RequireAsync(string field, string value, string resource)
        {
            if (string.IsNullOrWhiteSpace(value))
                modelState.AddModelError($"{prefix}.{field}", await localizationService.GetResourceAsync(resource));
        }
    }

    public Address ToEntity(AddressModel model)
    {
        return new Address
        {
            FirstName = model.FirstName?.Trim(),
            LastName = model.LastName?.Trim(),
            Email = model.Email?.Trim(),
            Company = model.Company?.Trim(),
            CountryId = model.CountryId > 0 ? model.CountryId : null,
            City = model.City?.Trim(),
            Address1 = model.Address1?.Trim(),
            Address2 = model.Address2?.Trim(),
            ZipPostalCode = model.ZipPostalCode?.Trim(),
            PhoneNumber = model.PhoneNumber?.Trim(),
            CreatedOnUtc = DateTime.UtcNow
        };
    }
}
