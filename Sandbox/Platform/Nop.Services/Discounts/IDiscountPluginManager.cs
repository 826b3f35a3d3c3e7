namespace Nop.Services.Discounts;

public partial interface IDiscountPluginManager : IPluginManager<IDiscountRequirementRule>;
