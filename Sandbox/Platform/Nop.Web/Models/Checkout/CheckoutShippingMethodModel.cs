namespace Nop.Web.Models.Checkout;

public partial record CheckoutShippingMethodModel : BaseNopModel
{
    public IList<ShippingMethodModel> ShippingMethods { get; set; } = [];
    public IList<string> Warnings { get; set; } = [];

    #region Nested classes

    public partial record ShippingMethodModel : BaseNopModel
    {
        public string ShippingRateComputationMethodSystemName { get; set; }
        public string Name { get; set; }
        public string Description { get; set; }
        public string Fee { get; set; }
        public bool Selected { get; set; }
    }

    #endregion
}
