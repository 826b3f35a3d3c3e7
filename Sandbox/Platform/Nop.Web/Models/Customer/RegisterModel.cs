using Nop.Web.Framework.Mvc.ModelBinding;
using System.ComponentModel.DataAnnotations;

namespace Nop.Web.Models.Customer;

public partial record RegisterModel : BaseNopModel
{
    [DataType(DataType.EmailAddress)]
    [NopResourceDisplayName("Account.Fields.Email")]
    public string Email { get; set; }

    [DataType(DataType.Password)]
    [NopResourceDisplayName("Account.Fields.Password")]
    public string Password { get; set; }

    [DataType(DataType.Password)]
    [NopResourceDisplayName("Account.Fields.ConfirmPassword")]
    public string ConfirmPassword { get; set; }

    [NopResourceDisplayName("Account.Fields.FirstName")]
    public string FirstName { get; set; }

    [NopResourceDisplayName("Account.Fields.LastName")]
    public string LastName { get; set; }

    [NopResourceDisplayName("Account.Fields.Company")]
    public string Company { get; set; }
}
