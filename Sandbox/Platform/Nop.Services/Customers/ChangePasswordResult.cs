namespace Nop.Services.Customers;

/// <summary>
/// How a change of password went.
/// </summary>
public class ChangePasswordResult : BaseNopResult;
