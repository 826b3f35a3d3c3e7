namespace Nop.Services.Helpers;

/// <summary>Converts between UTC and the time zone of the customer or the shop.</summary>
public class DateTimeHelper(DateTimeSettings dateTimeSettings, IWorkContext workContext) : IDateTimeHelper
{
    public virtual TimeZoneInfo DefaultStoreTimeZone => Find(dateTimeSettings.DefaultStoreTimeZoneId) ?? TimeZoneInfo.Local;

    public virtual async Task<DateTime> ConvertToUserTimeAsync(DateTime dt, DateTimeKind sourceDateTimeKind) =>
        TimeZoneInfo.ConvertTime(DateTime.SpecifyKind(dt, sourceDateTimeKind), await GetCurrentTimeZoneAsync());

    public virtual DateTime ConvertToUtcTime(DateTime dt, TimeZoneInfo sourceTimeZone)
    {
        //an hour that summer time leaves out cannot be converted
        return sourceTimeZone.IsInvalidTime(dt) ? dt : TimeZoneInfo.ConvertTimeToUtc(dt, sourceTimeZone);
    }

    public virtual Task<TimeZoneInfo> GetCustomerTimeZoneAsync(Customer customer)
    {
        var own = dateTimeSettings.AllowCustomersToSetTimeZone ? Find(customer?.TimeZoneId) : null;

        return Task.FromResult(own ?? DefaultStoreTimeZone);
    }

    public virtual async Task<TimeZoneInfo> GetCurrentTimeZoneAsync() =>
        dateTimeSettings.AllowCustomersToSetTimeZone
            ? await GetCustomerTimeZoneAsync(await workContext.GetCurrentCustomerAsync())
            : DefaultStoreTimeZone;

    private static TimeZoneInfo Find(string id) =>
        !string.IsNullOrEmpty(id) && TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) ? zone : null;
}
