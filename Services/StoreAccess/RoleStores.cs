using System.Globalization;

namespace Nop.Plugin.Misc.Loyalty.Services.StoreAccess;

/// <summary>
/// The stores that customer roles are limited to, as a setting keeps them: "3:2;5:1,2" limits role 3 to store 2 and role 5 to two stores
/// </summary>
public sealed class RoleStores
{
    private readonly SortedDictionary<int, IReadOnlyList<int>> _byRole;

    private RoleStores(IDictionary<int, IReadOnlyList<int>> byRole)
    {
        _byRole = new SortedDictionary<int, IReadOnlyList<int>>(byRole);
    }

    /// <summary>
    /// Reads the text. A role whose stores cannot be read is limited to none: a mistake must not open what was closed
    /// </summary>
    public static RoleStores Parse(string text)
    {
        var byRole = new Dictionary<int, IReadOnlyList<int>>();
        foreach (var part in (text ?? string.Empty).Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var sides = part.Split(':', 2);
            if (Number(sides[0]) is { } roleId)
                byRole[roleId] = sides.Length < 2 ? [] : sides[1].Split(',').Select(Number).OfType<int>().Distinct().Order().ToList();
        }

        return new RoleStores(byRole);

        static int? Number(string digits) => int.TryParse(digits, NumberStyles.None | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite,
            CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    /// <summary>
    /// The stores a role is limited to; null without a limit
    /// </summary>
    public IReadOnlyList<int> Of(int roleId) => _byRole.GetValueOrDefault(roleId);

    /// <summary>
    /// Where somebody with some roles may act: in the stores of all the limited ones; everywhere when none of them is limited
    /// </summary>
    public StoreScope ScopeOf(IEnumerable<int> roleIds)
    {
        var limited = roleIds.Where(_byRole.ContainsKey).ToList();

        return limited.Count == 0 ? StoreScope.All : StoreScope.Only(limited.SelectMany(roleId => _byRole[roleId]));
    }

    /// <summary>
    /// The same limits with another one for a role
    /// </summary>
    /// <param name="roleId">The role</param>
    /// <param name="storeIds">Its stores; none for no limit</param>
    public RoleStores With(int roleId, IEnumerable<int> storeIds)
    {
        var byRole = new Dictionary<int, IReadOnlyList<int>>(_byRole) { [roleId] = storeIds.Distinct().Order().ToList() };
        if (byRole[roleId].Count == 0)
            byRole.Remove(roleId);

        return new RoleStores(byRole);
    }

    /// <summary>
    /// Writes the text
    /// </summary>
    public override string ToString()
    {
        return string.Join(';', _byRole.Select(pair => FormattableString.Invariant($"{pair.Key}:{IdList.Format(pair.Value)}")));
    }
}
