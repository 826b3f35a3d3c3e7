using System.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using Nop.Plugin.Misc.Loyalty.Services.Csv;
using Nop.Plugin.Misc.Loyalty.Services.Excel;

namespace Nop.Plugin.Misc.Loyalty.Controllers.Admin;

/// <summary>
/// A file of records that is written while they are read from the database, however long it gets: CSV, or an Excel workbook where the request
/// says format=xlsx
/// </summary>
/// <param name="Name">What the file is called, without the date</param>
/// <param name="WriteAsync">Writes the records</param>
public sealed record RecordFile(string Name, Func<IRecordWriter, Task> WriteAsync) : IActionResult
{
    /// <summary>
    /// Writes the file as the answer
    /// </summary>
    public async Task ExecuteResultAsync(ActionContext context)
    {
        var response = context.HttpContext.Response;
        var time = context.HttpContext.RequestServices.GetRequiredService<TimeProvider>();
        var isExcel = string.Equals(context.HttpContext.Request.Query["format"], "xlsx", StringComparison.OrdinalIgnoreCase);
        response.ContentType = isExcel ? "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" : "text/csv; charset=utf-8";
        response.Headers.ContentDisposition = $"attachment; filename={Name}-{time.GetUtcNow():yyyy-MM-dd}.{(isExcel ? "xlsx" : "csv")}";
        if (isExcel)
        {
            await using var workbook = new XlsxWriter(response.Body);
            await WriteAsync(workbook);
            return;
        }

        //spreadsheets read UTF-8 as such when the file says so
        await using var writer = new StreamWriter(response.Body, new UTF8Encoding(true), leaveOpen: true);
        await WriteAsync(new CsvWriter(writer));
    }
}
