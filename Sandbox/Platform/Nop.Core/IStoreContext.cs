using Nop.Core.Domain.Stores;

namespace Nop.Core;

public partial interface IStoreContext
{
    Task<Store> GetCurrentStoreAsync();

    Store GetCurrentStore();

    /// <summary>The store whose settings the admin is looking at; zero means all stores.</summary>
    Task<int> GetActiveStoreScopeConfigurationAsync();
}
