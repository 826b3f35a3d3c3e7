using Microsoft.AspNetCore.Mvc.Rendering;
using Nop.Web.Framework.Mvc.ModelBinding;
using System.ComponentModel.DataAnnotations;

namespace Nop.Web.Models.Common;

/// <summary>An address, shown or entered</summary>
public partial record AddressModel : BaseNopEntityModel
{
    [NopResourceDisplayName("Address.Fields.FirstName")]
    public string FirstName { get; set; }

    [NopResourceDisplayName("Address.Fields.LastName")]
    public string LastName { get; set; }

    [DataType(DataType.EmailAddress)]
    [NopResourceDisplayName("Address.Fields.Email")]
    public string Email { get; set; }

    [NopResourceDisplayName("Address.Fields.Company")]
    public string Company { get; set; }

    [NopResourceDisplayName("Address.Fields.Country")]
    public int? CountryId { get; set; }

    [NopResourceDisplayName("Address.Fields.Country")]
    public string CountryName { get; set; }

    [NopResourceDisplayName("Address.Fields.City")]
    public string City { get; set; }

    [NopResourceDisplayName("Address.Fields.Address1")]
    public string Address1 { get; set; }

    [NopResourceDisplayName("Address.Fields.Address2")]
    public string Address2 { get; set; }

    [NopResourceDisplayName("Address.Fields.ZipPostalCode")]
    public string ZipPostalCode { get; set; }

    [DataType(DataType.PhoneNumber)]
    [NopResourceDisplayName("Address.Fields.PhoneNumber")]
    public string PhoneNumber { get; set; }
    public IList<SelectListItem> AvailableCountries { get; set; } = [];
}
