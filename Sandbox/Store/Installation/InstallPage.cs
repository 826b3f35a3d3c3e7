using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.Extensions.Logging;
using Sandbox.Store.Hosting;
using Sandbox.Store.Seeding;

namespace Sandbox.Store.Installation;

/// <summary>
/// What a store answers as long as it has no database: nopCommerce's page that asks for one, under the addresses and with the names of fields that are there.
/// The tests install the sandbox as they install nopCommerce
/// </summary>
public sealed class InstallPage(StoreOptions options, StoreLog log)
{
    private const string PATH = "/install";

    private static readonly DataProviderType[] _databases = [DataProviderType.MySql, DataProviderType.PostgreSQL];

    /// <summary>Answers until somebody has installed the store and asks for the restart</summary>
    public static async Task<int> RunAsync(StoreOptions options, StoreLog log)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = options.DataFolder, EnvironmentName = Environments.Production });
        builder.WebHost.UseUrls($"http://localhost:{options.Port}");
        builder.Logging.ClearProviders();
        builder.Logging.AddProvider(log);
        builder.Services.AddAntiforgery();

        await using var application = builder.Build();
        var page = new InstallPage(options, log);
        application.MapGet(PATH, context => page.ShowAsync(context, []));
        application.MapPost(PATH, page.InstallAsync);
        application.MapGet($"{PATH}/restartapplication", application.Lifetime.StopApplication);
        application.MapFallback(context =>
        {
            context.Response.Redirect(PATH);
            return Task.CompletedTask;
        });
        await application.RunAsync();
        return WebHelper.RESTART_EXIT_CODE;
    }

    private async Task InstallAsync(HttpContext context)
    {
        if (!await context.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(context))
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        var form = await context.Request.ReadFormAsync();
        var problems = Problems(form).ToList();
        if (problems.Count == 0)
            try
            {
                await MakeAsync(form);
            }
            catch (Exception exception)
            {
                log.Write($"Setup failed: {exception}");
                problems.Add($"Setup failed: {exception.Message}");
            }

        if (problems.Count > 0)
            await ShowAsync(context, problems);
        else
            await WriteAsync(context, $"""<p>Restarting…</p><script>fetch('{PATH}/restartapplication').finally(() => setTimeout(() => location.replace('/'), 5000));</script>""");
    }

    private async Task MakeAsync(IFormCollection form)
    {
        var installed = options with
        {
            Database = Enum.Parse<DataProviderType>(form["DataProvider"]),
            Connection = form["ConnectionString"],
            AdminEmail = form["AdminEmail"],
            AdminPassword = form["AdminPassword"]
        };
        await using var store = StoreApplication.Build(installed, log);
        await store.Services.GetRequiredService<SystemData>().EnsureAsync(options.Port);
        await InstalledDatabase.SaveAsync(installed);
    }

    private static IEnumerable<string> Problems(IFormCollection form)
    {
        if (!CommonHelper.IsValidEmail(form["AdminEmail"]))
            yield return "The administrator needs an e-mail address.";
        if (string.IsNullOrEmpty(form["AdminPassword"]) || form["AdminPassword"] != form["ConfirmPassword"])
            yield return "The administrator's password and its repetition differ, or are empty.";
        if (!Enum.TryParse<DataProviderType>(form["DataProvider"], out var database) || !_databases.Contains(database))
            yield return "This store knows PostgreSQL and MySql.";
        if (form["ConnectionStringRaw"] != "true" || string.IsNullOrWhiteSpace(form["ConnectionString"]))
            yield return "This store wants a whole connection string.";
        if (form["InstallSampleData"] == "true")
            yield return "This store has no sample data: install the demonstration plugin.";
    }

    private Task ShowAsync(HttpContext context, IReadOnlyList<string> problems)
    {
        var tokens = context.RequestServices.GetRequiredService<IAntiforgery>().GetAndStoreTokens(context);
        return WriteAsync(context, $"""
            <ul class="validation-summary-errors">{string.Concat(problems.Select(problem => $"<li>{HtmlEncoder.Default.Encode(problem)}</li>"))}</ul>
            <form action="{PATH}" id="installation-form" method="post">
            {Field("AdminEmail", "Administrator's e-mail", "email", options.AdminEmail)}
            {Field("AdminPassword", "Password", "password")}
            {Field("ConfirmPassword", "Password again", "password")}
            <p><label>Database <select name="DataProvider">{string.Concat(_databases.Select(database => $"<option>{database}</option>"))}</select></label></p>
            {Field("ConnectionString", "Connection string")}
            {Choice("ConnectionStringRaw", "I have a connection string")}
            {Choice("CreateDatabaseIfNotExists", "Make the database if there is none")}
            {Choice("InstallSampleData", "Sample data")}
            {Choice("SubscribeNewsletters", "Newsletter")}
            <input type="hidden" name="{tokens.FormFieldName}" value="{tokens.RequestToken}" />
            <button type="submit">Install</button>
            </form>
            """);
    }

    private static string Field(string name, string label, string type = "text", string value = "")
    {
        return $"""<p><label>{label} <input type="{type}" name="{name}" value="{value}" /></label></p>""";
    }

    private static string Choice(string name, string label)
    {
        return $"""<p><label><input type="checkbox" name="{name}" value="true" /> {label}</label></p>""";
    }

    private static Task WriteAsync(HttpContext context, string body)
    {
        context.Response.ContentType = "text/html; charset=utf-8";
        return context.Response.WriteAsync($"""<!DOCTYPE html><html lang="en"><head><title>Installation</title></head><body><h1>Installation</h1>{body}</body></html>""");
    }
}
