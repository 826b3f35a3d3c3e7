namespace Nop.Web.Models.Checkout;

public partial record CheckoutPaymentMethodModel : BaseNopModel
{
    public IList<PaymentMethodModel> PaymentMethods { get; set; } = [];

    #region Nested classes

    /// <summary>A way to pay the order</summary>
    public partial record PaymentMethodModel : BaseNopModel
    {
        public string PaymentMethodSystemName { get; set; }
        public string Name { get; set; }
        public string Description { get; set; }
        public bool Selected { get; set; }
    }

    #endregion
}
