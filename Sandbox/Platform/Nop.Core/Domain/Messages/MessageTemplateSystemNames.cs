namespace Nop.Core.Domain.Messages;

/// <summary>
/// Names of the templates the store itself sends with.
/// </summary>
public static class MessageTemplateSystemNames
{
    public const string CUSTOMER_REGISTERED_STORE_OWNER_NOTIFICATION = "NewCustomer.Notification";
    public const string CUSTOMER_WELCOME_MESSAGE = "Customer.WelcomeMessage";
    public const string ORDER_PLACED_STORE_OWNER_NOTIFICATION = "OrderPlaced.StoreOwnerNotification";
    public const string ORDER_PLACED_CUSTOMER_NOTIFICATION = "OrderPlaced.CustomerNotification";
}
