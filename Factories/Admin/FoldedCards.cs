using Nop.Core;
using Nop.Services.Common;

namespace Nop.Plugin.Misc.Loyalty.Factories.Admin;

/// <summary>
/// Which cards of the admin pages this administrator has folded away. nopCommerce's card demands to be told, and remembers it as an attribute of
/// the customer when it is folded
/// </summary>
public class FoldedCards(IGenericAttributeService genericAttributeService, IWorkContext workContext)
{
    #region Fields

    /// <summary>
    /// What the names of the attributes begin with
    /// </summary>
    public const string PREFIX = "Loyalty.HideBlock.";

    #endregion

    #region Methods

    /// <summary>
    /// Gets the name of the attribute that remembers a card
    /// </summary>
    /// <param name="card">Name of the card</param>
    public static string AttributeOf(string card)
    {
        return PREFIX + card;
    }

    /// <summary>
    /// Whether a card is folded
    /// </summary>
    /// <param name="card">Name of the card</param>
    public async Task<bool> HasAsync(string card)
    {
        return await genericAttributeService.GetAttributeAsync<bool>(await workContext.GetCurrentCustomerAsync(), AttributeOf(card));
    }

    #endregion
}
