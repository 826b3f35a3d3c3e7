namespace Nop.Web.Models.Customer;

/// <summary>The page after a registration</summary>
public partial record RegisterResultModel : BaseNopModel
{
    public string Result { get; set; }
    public string ReturnUrl { get; set; }
}
