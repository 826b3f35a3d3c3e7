namespace Nop.Services.Customers;

public class ChangePasswordResult : BaseNopResult;
