using Nop.Core;
using Nop.Core.Domain.Customers;

namespace Nop.Services.Helpers;

/// <summary>
/// Converts between UTC and the time zone of the customer or the shop.
/// </summary>
public class DateTimeHelper : IDateTimeHelper
{
    private readonly DateTimeSettings _dateTimeSettings;
    private readonly IWorkContext _workContext;

    public DateTimeHelper(DateTimeSettings dateTimeSettings, IWorkContext workContext)
    {
        _dateTimeSettings = dateTimeSettings;
        _workContext = workContext;
    }

    public virtual TimeZoneInfo DefaultStoreTimeZone => Find(_dateTimeSettings.DefaultStoreTimeZoneId) ?? TimeZoneInfo.Local;

    public virtual async Task<DateTime> ConvertToUserTimeAsync(DateTime dt)
    {
        return await ConvertToUserTimeAsync(dt, dt.Kind);
    }

    public virtual async Task<DateTime> ConvertToUserTimeAsync(DateTime dt, DateTimeKind sourceDateTimeKind)
    {
        return TimeZoneInfo.ConvertTime(DateTime.SpecifyKind(dt, sourceDateTimeKind), await GetCurrentTimeZoneAsync());
    }

    public virtual DateTime ConvertToUtcTime(DateTime dt, TimeZoneInfo sourceTimeZone)
    {
        //an hour that summer time leaves out cannot be converted
        return sourceTimeZone.IsInvalidTime(dt) ? dt : TimeZoneInfo.ConvertTimeToUtc(dt, sourceTimeZone);
    }

    public virtual Task<TimeZoneInfo> GetCustomerTimeZoneAsync(Customer customer)
    {
        var own = _dateTimeSettings.AllowCustomersToSetTimeZone ? Find(customer?.TimeZoneId) : null;

        return Task.FromResult(own ?? DefaultStoreTimeZone);
    }

    public virtual async Task<TimeZoneInfo> GetCurrentTimeZoneAsync()
    {
        return _dateTimeSettings.AllowCustomersToSetTimeZone
            ? await GetCustomerTimeZoneAsync(await _workContext.GetCurrentCustomerAsync())
            : DefaultStoreTimeZone;
    }

    private static TimeZoneInfo Find(string id)
    {
        return !string.IsNullOrEmpty(id) && TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) ? zone : null;
    }
}
