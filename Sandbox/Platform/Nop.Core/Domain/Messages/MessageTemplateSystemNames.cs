namespace Nop.Core.Domain.Messages;

public static class MessageTemplateSystemNames
{
    public const string CUSTOMER_REGISTERED_STORE_OWNER_NOTIFICATION = "NewCustomer.Notification";
    public const string CUSTOMER_WELCOME_MESSAGE = "Customer.WelcomeMessage";
    public const string NEWSLETTER_SUBSCRIPTION_ACTIVATION_MESSAGE = "NewsLetterSubscription.ActivationMessage";
}
