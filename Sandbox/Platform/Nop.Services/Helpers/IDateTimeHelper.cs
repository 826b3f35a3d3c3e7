using Nop.Core.Domain.Customers;

namespace Nop.Services.Helpers;

/// <summary>
/// Times as the customer reads them.
/// </summary>
public interface IDateTimeHelper
{
    Task<DateTime> ConvertToUserTimeAsync(DateTime dt);

    Task<DateTime> ConvertToUserTimeAsync(DateTime dt, DateTimeKind sourceDateTimeKind);

    DateTime ConvertToUtcTime(DateTime dt, TimeZoneInfo sourceTimeZone);

    Task<TimeZoneInfo> GetCustomerTimeZoneAsync(Customer customer);

    Task<TimeZoneInfo> GetCurrentTimeZoneAsync();

    TimeZoneInfo DefaultStoreTimeZone { get; }
}
