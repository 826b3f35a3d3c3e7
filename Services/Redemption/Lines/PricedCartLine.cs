using Nop.Core.Domain.Orders;

namespace Nop.Plugin.Misc.Loyalty.Services.Redemption.Lines;

/// <summary>
/// The line of a cart whose price nopCommerce works out in the present flow of calls. nopCommerce asks a discount's condition for a customer and a
/// store; only by this does the condition know which line it is asked for
/// </summary>
public static class PricedCartLine
{
    private static readonly AsyncLocal<ShoppingCartItem> _current = new();
    private static readonly AsyncLocal<bool> _asMoney = new();

    /// <summary>
    /// The line; null where no line is priced, or where it is priced as if money paid it
    /// </summary>
    public static ShoppingCartItem Current
    {
        get => _asMoney.Value ? null : _current.Value;
        set => _current.Value = value;
    }

    /// <summary>
    /// Works something out as if money paid every line
    /// </summary>
    public static async Task<T> AsMoneyAsync<T>(Func<Task<T>> work)
    {
        var before = _asMoney.Value;
        _asMoney.Value = true;
        try
        {
            return await work();
        }
        finally
        {
            _asMoney.Value = before;
        }
    }
}
