using Nop.Plugin.Misc.Loyalty.Services.Products;
using Nop.Plugin.Misc.Loyalty.Domain;

namespace Nop.Plugin.Misc.Loyalty.Services.Imports;

/// <summary>
/// All kinds of import. They are not registered under their interface: nopCommerce warns of a service that is registered more than once
/// </summary>
public class ImportKinds(MemberImport members, TransactionImport transactions, RewardPointImport rewardPoints, ProductImport products)
{
    /// <summary>
    /// Each kind
    /// </summary>
    public IReadOnlyList<IImportKind> All { get; } = [members, transactions, rewardPoints, products];

    /// <summary>
    /// What works on imports of a kind
    /// </summary>
    public IImportKind this[ImportKind kind] => All.Single(handler => handler.Kind == kind);
}
