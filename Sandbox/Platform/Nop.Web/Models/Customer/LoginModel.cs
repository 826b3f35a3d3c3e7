using Nop.Web.Framework.Mvc.ModelBinding;
using System.ComponentModel.DataAnnotations;

namespace Nop.Web.Models.Customer;

public partial record LoginModel : BaseNopModel
{
    public bool CheckoutAsGuest { get; set; }

    [DataType(DataType.EmailAddress)]
    [NopResourceDisplayName("Account.Login.Fields.Email")]
    public string Email { get; set; }

    [DataType(DataType.Password)]
    [NopResourceDisplayName("Account.Login.Fields.Password")]
    public string Password { get; set; }

    [NopResourceDisplayName("Account.Login.Fields.RememberMe")]
    public bool RememberMe { get; set; }
}
