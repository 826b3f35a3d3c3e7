using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.Routing;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging.Abstractions;
using Moq;
using Nop.Core;
using Nop.Core.Domain.Security;
using Nop.Web.Framework.Mvc.Routing;

namespace Nop.Plugin.Misc.Loyalty.Tests.Platform;

/// <summary>nopCommerce puts a local address behind the store's own as it stands.</summary>
[TestFixture]
public sealed class RedirectResultTests
{
    [Test]
    public void A_redirect_to_the_application_root_throws()
    {
        Assert.That(async () => await LocationAsync("~/"), Throws.TypeOf<UriFormatException>());
    }

    [TestCase("/cart", "/cart")]
    [TestCase("/caf%C3%A9?name=%C3%A9", "/caf%C3%A9?name=%C3%A9")]
    [TestCase("/café", "/caf%C3%A9")]
    public async Task A_redirect_inside_the_store_keeps_its_path(string url, string location)
    {
        Assert.That(await LocationAsync(url), Is.EqualTo(location));
    }

    [Test]
    public async Task The_setting_switches_it_off()
    {
        Assert.That(await LocationAsync("~/", allowNonAscii: false), Is.EqualTo("/"));
    }

    private static async Task<string> LocationAsync(string url, bool allowNonAscii = true)
    {
        var context = new ActionContext(new DefaultHttpContext(), new RouteData(), new ActionDescriptor());
        var urls = new Mock<IUrlHelperFactory>();
        urls.Setup(factory => factory.GetUrlHelper(It.IsAny<ActionContext>())).Returns(new UrlHelper(context));
        var webHelper = new Mock<IWebHelper>();
        webHelper.Setup(helper => helper.GetStoreLocation(It.IsAny<bool?>())).Returns("http://localhost:5080/");

        await new NopLocalRedirectResultExecutor(NullLoggerFactory.Instance, urls.Object,
                new SecuritySettings { AllowNonAsciiCharactersInHeaders = allowNonAscii }, webHelper.Object)
            .ExecuteAsync(context, new LocalRedirectResult(url));

        return context.HttpContext.Response.Headers.Location.ToString();
    }
}
