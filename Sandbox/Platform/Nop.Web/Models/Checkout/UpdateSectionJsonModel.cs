namespace Nop.Web.Models.Checkout;

/// <summary>A step of the one-page checkout that the browser replaces</summary>
public partial record UpdateSectionJsonModel
{
    public string name { get; set; }
    public string html { get; set; }
}
