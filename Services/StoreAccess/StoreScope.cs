namespace Nop.Plugin.Misc.Loyalty.Services.StoreAccess;

/// <summary>
/// The stores in which an admin or an API key may act
/// </summary>
public sealed class StoreScope
{
    private readonly HashSet<int> _storeIds;

    private StoreScope(HashSet<int> storeIds)
    {
        _storeIds = storeIds;
    }

    /// <summary>
    /// All stores, those too that are yet to come
    /// </summary>
    public static StoreScope All { get; } = new(null);

    /// <summary>
    /// Only some stores; with none of them nothing is allowed
    /// </summary>
    public static StoreScope Only(IEnumerable<int> storeIds) => new(storeIds.ToHashSet());

    /// <summary>
    /// Whether there are stores outside
    /// </summary>
    public bool IsLimited => _storeIds is not null;

    /// <summary>
    /// The stores of a limited scope, in order
    /// </summary>
    public IReadOnlyList<int> StoreIds => _storeIds is null ? [] : _storeIds.Order().ToList();

    /// <summary>
    /// Whether a store is inside; 0, which stands for all stores, is so only without a limit
    /// </summary>
    public bool Includes(int storeId) => _storeIds is null || _storeIds.Contains(storeId);

    /// <summary>
    /// Whether what is open to some stores may be seen: one of them is inside
    /// </summary>
    /// <param name="storeIds">The stores it is open to; empty for all</param>
    public bool MaySee(string storeIds) => _storeIds is null || (string.IsNullOrWhiteSpace(storeIds) ? _storeIds.Count > 0 : IdList.Parse(storeIds).Any(_storeIds.Contains));

    /// <summary>
    /// Whether what is open to some stores may be changed: all of them are inside
    /// </summary>
    /// <param name="storeIds">The stores it is open to; empty for all</param>
    public bool MayChange(string storeIds) => _storeIds is null || (!string.IsNullOrWhiteSpace(storeIds) && IdList.Parse(storeIds).All(_storeIds.Contains));
}
