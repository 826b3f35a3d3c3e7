using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Moq;
using Nop.Core.Domain.Customers;
using Nop.Plugin.Misc.Loyalty.Domain;
using Nop.Plugin.Misc.Loyalty.Infrastructure.Api;
using Nop.Plugin.Misc.Loyalty.Services.ApiKeys;
using Nop.Plugin.Misc.Loyalty.Tests.Engine.Shell;
using Nop.Services.Authentication;

namespace Nop.Plugin.Misc.Loyalty.Tests.Api;

/// <summary>Routes that answer keys and signed-in customers are repeatable for both, each under keys of their own.</summary>
[TestFixture]
public sealed class RememberAnswerTests
{
    private readonly ApiRequests _requests = new(new MemoryDatabase().Table<ApiRequest>(row => row.RequestKey).Repository, TimeProvider.System);
    private int _done;

    [Test]
    public async Task A_customers_call_is_done_once_under_a_key_and_another_customers_is_another()
    {
        var first = await CallAsync(customerId: 7);
        var again = await CallAsync(customerId: 7);
        var others = await CallAsync(customerId: 8);
        var different = await CallAsync(customerId: 7, rewardId: 4);

        Assert.That((first, again, others), Is.EqualTo(("1", "1", "2")));
        Assert.That(different, Does.Contain(ApiErrorCodes.IdempotencyConflict));
        Assert.That(_done, Is.EqualTo(2));
    }

    private async Task<string> CallAsync(int customerId, int rewardId = 3)
    {
        var signedIn = new Mock<IAuthenticationService>();
        signedIn.Setup(service => service.GetAuthenticatedCustomerAsync()).ReturnsAsync(new Customer { Id = customerId });
        var antiforgery = new Mock<IAntiforgery>();
        antiforgery.Setup(service => service.IsRequestValidAsync(It.IsAny<HttpContext>())).ReturnsAsync(true);
        var services = new ServiceCollection().AddSingleton(signedIn.Object).AddSingleton(antiforgery.Object).AddSingleton(_requests).BuildServiceProvider();
        var http = new DefaultHttpContext { RequestServices = services };
        http.Request.Method = HttpMethods.Post;
        var action = new ActionContext(http, new RouteData(), new ActionDescriptor { DisplayName = "accept" });

        var door = new AuthorizationFilterContext(action, []);
        await new KeyOrCustomerAttribute(ApiDefaults.WriteScope).OnAuthorizationAsync(door);
        Assert.That(door.Result, Is.Null);
        var context = new ActionExecutingContext(action, [], new Dictionary<string, object?> { ["rewardId"] = rewardId, ["idempotencyKey"] = "k1" }, this);
        await new RememberAnswerAttribute().OnActionExecutionAsync(context, () => Task.FromResult(new ActionExecutedContext(action, [], this)
        {
            Result = new ApiResult<DataResponse<string>>(new DataResponse<string>($"{++_done}"))
        }));

        var answer = (context.Result as IApiResult)?.ToJson();

        return answer is null ? $"{_done}" : answer.Contains("\"data\"") ? System.Text.Json.JsonDocument.Parse(answer).RootElement.GetProperty("data").GetString()! : answer;
    }
}
