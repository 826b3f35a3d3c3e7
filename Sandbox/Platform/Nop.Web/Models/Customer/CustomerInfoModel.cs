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

    [NopResourceDisplayName("Account.Fields.DateOfBirth")]
    public int? DateOfBirthDay { get; set; }

    [NopResourceDisplayName("Account.Fields.DateOfBirth")]
    public int? DateOfBirthMonth { get; set; }

    [NopResourceDisplayName("Account.Fields.DateOfBirth")]
    public int? DateOfBirthYear { get; set; }

    [NopResourceDisplayName("Account.Fields.Company")]
    public string Company { get; set; }

    /// <summary>The date, when day, month and year make one</summary>
    public DateTime? ParseDateOfBirth() =>
        DateOfBirthYear is >= 1900 and <= 9999 && DateOfBirthMonth is >= 1 and <= 12 && DateOfBirthDay is >= 1
            && DateOfBirthDay <= DateTime.DaysInMonth(DateOfBirthYear.Value, DateOfBirthMonth.Value)
            ? new DateTime(DateOfBirthYear.Value, DateOfBirthMonth.Value, DateOfBirthDay.Value)
            : null;
}
