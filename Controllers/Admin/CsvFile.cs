using System.Text;
using Microsoft.AspNetCore.Mvc;

namespace Nop.Plugin.Misc.Loyalty.Controllers.Admin;

/// <summary>
/// A file that is written while its rows are read from the database, however long it gets
/// </summary>
/// <param name="Name">What the file is called, without the date</param>
/// <param name="WriteAsync">Writes the rows</param>
public sealed record CsvFile(string Name, Func<TextWriter, Task> WriteAsync) : IActionResult
{
    /// <summary>
    /// Writes the file as the answer
    /// </summary>
    public async Task ExecuteResultAsync(ActionContext context)
    {
        var response = context.HttpContext.Response;
        response.ContentType = "text/csv; charset=utf-8";
        response.Headers.ContentDisposition = $"attachment; filename={Name}-{DateTime.UtcNow:yyyy-MM-dd}.csv";
        //spreadsheets read UTF-8 as such when the file says so
        await using var writer = new StreamWriter(response.Body, new UTF8Encoding(true), leaveOpen: true);
        await WriteAsync(writer);
    }
}
