namespace Nop.Services.Customers;

/// <summary>
/// How a registration went.
/// </summary>
public class CustomerRegistrationResult : BaseNopResult;
