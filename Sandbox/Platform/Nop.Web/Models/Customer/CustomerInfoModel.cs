using Nop.Web.Framework.Models;
using Nop.Web.Framework.Mvc.ModelBinding;
using System.ComponentModel.DataAnnotations;

namespace Nop.Web.Models.Customer;

/// <summary>What a customer can change about themselves</summary>
public partial record CustomerInfoModel : BaseNopModel
{
    [DataType(DataType.EmailAddress)]
    [NopResourceDisplayName("Account.Fields.Email")]
    public string Email { get; set; }

    [NopResourceDisplayName("Account.Fields.FirstName")]
    public string FirstName { get; set; }

    [NopResourceDisplayName("Account.Fields.LastName")]
    public string LastName { get; set; }

    [NopResourceDisplayName("Account.Fields.Company")]
    public string Company { get; set; }
}
