using System.Collections;
using System.Globalization;
using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.DependencyInjection;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Services;
using Nop.Services.Localization;
using Nop.Services.Messages;
using Nop.Web.Framework.Models;

namespace Nop.Plugin.Misc.Loyalty.Infrastructure.Admin;

/// <summary>
/// Refuses, with the name of the field, what was posted and cannot be kept as it is: text that a database does not hold, numbers that a column
/// would round, dates that it does not know, and numbers that were read as other ones because they are spelled as another language does.
/// The model state tells; actions that do not look at it are not run
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class StorableInputAttribute : ActionFilterAttribute
{
    private const int FIRST_YEAR = 1900;
    private const int LAST_YEAR = 9000;

    /// <inheritdoc />
    public override async Task OnActionExecutionAsync(ActionExecutingContext context, ActionExecutionDelegate next)
    {
        if (HttpMethods.IsPost(context.HttpContext.Request.Method))
        {
            var faults = Find(context);
            if (faults.Count > 0)
                await RefuseAsync(context, faults);
        }
        if (context.Result is null)
            await next();
    }

    private static List<Fault> Find(ActionExecutingContext context)
    {
        var metadata = context.HttpContext.RequestServices.GetRequiredService<IModelMetadataProvider>();
        var faults = new List<Fault>();
        foreach (var (name, value) in context.ActionArguments)
        {
            if (value is null || Check(value, context.ModelState, name, false) is not { } reason)
            {
                var prefix = context.ModelState.Keys.Any(key => key.StartsWith($"{name}.", StringComparison.OrdinalIgnoreCase)) ? $"{name}." : string.Empty;
                Examine(value, prefix);
            }
            else
                faults.Add(new Fault(name, name, reason));
        }

        return faults;

        void Examine(object model, string prefix)
        {
            if (model is null || model.GetType().Assembly != typeof(StorableInputAttribute).Assembly)
                return;

            foreach (var property in model.GetType().GetProperties().Where(property => property.CanWrite && property.GetIndexParameters().Length == 0))
            {
                var key = prefix + property.Name;
                var value = property.GetValue(model);
                if (value is IEnumerable list and not string)
                {
                    var place = 0;
                    foreach (var item in list)
                    {
                        if (item is string text && Check(text, context.ModelState, key, false) is { } wrong)
                            faults.Add(new Fault(key, NameOf(model.GetType(), property), wrong));
                        Examine(item, $"{key}[{place++}].");
                    }
                }
                else if (value is not null && Check(value, context.ModelState, key, property.IsDefined(typeof(InStoreColumnAttribute))) is { } reason)
                    faults.Add(new Fault(key, NameOf(model.GetType(), property), reason));
                else
                    Examine(value, $"{key}.");
            }
        }

        string NameOf(Type type, PropertyInfo property) => metadata.GetMetadataForProperty(type, property.Name).GetDisplayName();
    }

    /// <summary>
    /// Says why a value cannot be kept; null when it can
    /// </summary>
    private static string Check(object value, ModelStateDictionary modelState, string key, bool inStoreColumn)
    {
        return value switch
        {
            string text when !StorableText.IsStorable(text) => "Text",
            string text when inStoreColumn && NopText.Fitted(text) != text => "Letters",
            DateTime { Year: < FIRST_YEAR or > LAST_YEAR } => "Date",
            decimal number when !IsSpelled(number) => "Spelling",
            decimal number when !StorableNumber.IsStorable(number) => "Decimals",
            int number when !IsSpelled(number) => "Spelling",
            long number when !IsSpelled(number) => "Spelling",
            _ => null
        };

        //the binder of nopCommerce leaves out what separates thousands in the language of the page: 1,5 would be 15
        bool IsSpelled(decimal number)
        {
            modelState.TryGetValue(key, out var entry);
            var posted = entry?.RawValue is string[] { Length: > 0 } several ? several[0] : entry?.AttemptedValue;

            return string.IsNullOrWhiteSpace(posted) || Reads(posted, CultureInfo.InvariantCulture, number) || Reads(posted, CultureInfo.CurrentCulture, number);
        }
    }

    private static bool Reads(string posted, CultureInfo culture, decimal number)
    {
        return decimal.TryParse(posted, NumberStyles.Float, culture, out var read) && read == number;
    }

    private static async Task RefuseAsync(ActionExecutingContext context, IList<Fault> faults)
    {
        var services = context.HttpContext.RequestServices;
        var localization = services.GetRequiredService<ILocalizationService>();
        var texts = new List<string>();
        foreach (var fault in faults)
        {
            var text = string.Format(await localization.GetResourceAsync($"{LoyaltyDefaults.LocalePrefix}.Input.{fault.Reason}"), fault.Name);
            texts.Add(text);
            context.ModelState.AddModelError(fault.Key, text);
        }

        var models = context.ActionArguments.Values.OfType<BaseNopModel>().ToList();
        if (models.Count > 0 && !models.OfType<BaseSearchModel>().Any())
            return;

        //a grid shows what it is told; other actions without a model of a form go back to where they were called
        var back = Uri.TryCreate(context.HttpContext.Request.Headers.Referer, UriKind.Absolute, out var page) ? page.PathAndQuery : null;
        if (models.Count > 0 || back is null || context.HttpContext.Request.Headers.XRequestedWith == "XMLHttpRequest")
        {
            context.Result = new JsonResult(new { error = string.Join(" ", texts) });
            return;
        }
        services.GetRequiredService<INotificationService>().ErrorNotification(string.Join(" ", texts));
        context.Result = new LocalRedirectResult(back);
    }

    private sealed record Fault(string Key, string Name, string Reason);
}
