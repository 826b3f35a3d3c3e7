using Nop.Services.Plugins;

namespace Nop.Services.Discounts;

/// <summary>Finds the plugins that add conditions to discounts.</summary>
public partial interface IDiscountPluginManager : IPluginManager<IDiscountRequirementRule>;
