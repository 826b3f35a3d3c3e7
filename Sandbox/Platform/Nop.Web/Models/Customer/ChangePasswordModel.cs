using Nop.Web.Framework.Mvc.ModelBinding;
using System.ComponentModel.DataAnnotations;

namespace Nop.Web.Models.Customer;

public partial record ChangePasswordModel : BaseNopModel
{
    [DataType(DataType.Password)]
    [NopResourceDisplayName("Account.ChangePassword.Fields.OldPassword")]
    public string OldPassword { get; set; }

    [DataType(DataType.Password)]
    [NopResourceDisplayName("Account.ChangePassword.Fields.NewPassword")]
    public string NewPassword { get; set; }

    [DataType(DataType.Password)]
    [NopResourceDisplayName("Account.ChangePassword.Fields.ConfirmNewPassword")]
    public string ConfirmNewPassword { get; set; }
}
