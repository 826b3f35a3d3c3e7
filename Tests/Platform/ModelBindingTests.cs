using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Primitives;
using Moq;
using Nop.Web.Framework.Controllers;
using Nop.Web.Framework.Mvc.Filters;
using Nop.Web.Framework.Mvc.ModelBinding;

namespace Nop.Plugin.Misc.Loyalty.Tests.Platform;

/// <summary>How nopCommerce reads what was posted.</summary>
[TestFixture]
public sealed class ModelBindingTests
{
    [TestCase(" stars ", "stars")]
    [TestCase("   ", "")]
    public async Task A_text_is_trimmed(string posted, string bound)
    {
        var context = await BindAsync(posted);

        Assert.That((context.Result.IsModelSet, context.Result.Model), Is.EqualTo((true, (object)bound)));
    }

    [Test]
    public async Task An_empty_text_is_not_bound_and_leaves_no_trace()
    {
        var context = await BindAsync(string.Empty);

        Assert.That(context.Result.IsModelSet, Is.False, "the property keeps what its model began with");
        Assert.That(context.ModelState, Is.Empty);
    }

    [TestCase("save-continue", true)]
    [TestCase("Save-Continue", false)]
    public async Task A_button_is_known_by_its_exact_name(string posted, bool found)
    {
        var http = Posted((posted, ""));
        var filter = (IFilterMetadata)((IFilterFactory)new ParameterBasedOnFormNameAttribute("save-continue", "continueEditing"))
            .CreateInstance(Mock.Of<IServiceProvider>());
        var executing = new ActionExecutingContext(Action(http), [filter], new Dictionary<string, object?>(), new object());

        if (filter is IActionFilter before)
            before.OnActionExecuting(executing);
        else
            await ((IAsyncActionFilter)filter).OnActionExecutionAsync(executing, () => Task.FromResult(new ActionExecutedContext(executing, [filter], new object())));

        Assert.That(executing.ActionArguments["continueEditing"], Is.EqualTo(found));
    }

    [Test]
    public void A_post_without_a_form_to_an_action_picked_by_its_button_throws()
    {
        var http = new DefaultHttpContext { Request = { Method = "POST", ContentType = "application/json" } };

        Assert.That(() => new FormValueRequiredAttribute("save").IsValidForRequest(new RouteContext(http), new ActionDescriptor()),
            Throws.InstanceOf<InvalidOperationException>());
    }

    private static async Task<ModelBindingContext> BindAsync(string posted)
    {
        var metadata = new EmptyModelMetadataProvider().GetMetadataForType(typeof(string));
        var provider = new Mock<ModelBinderProviderContext>();
        provider.Setup(context => context.Metadata).Returns(metadata);
        var values = new Mock<IValueProvider>();
        values.Setup(value => value.GetValue("PointName")).Returns(new ValueProviderResult(new StringValues(posted), CultureInfo.InvariantCulture));
        var context = DefaultModelBindingContext.CreateBindingContext(Action(new DefaultHttpContext()), values.Object, metadata, null, "PointName");

        await new NopModelBinderProvider().GetBinder(provider.Object).BindModelAsync(context);

        return context;
    }

    private static DefaultHttpContext Posted(params (string Name, string Value)[] fields)
    {
        var http = new DefaultHttpContext { Request = { Method = "POST", ContentType = "application/x-www-form-urlencoded" } };
        http.Request.Form = new FormCollection(fields.ToDictionary(field => field.Name, field => new StringValues(field.Value)));
        return http;
    }

    private static ActionContext Action(HttpContext http) => new(http, new RouteData(), new ActionDescriptor());
}
