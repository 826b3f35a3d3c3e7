using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Nop.Plugin.Misc.Loyalty.Tests.Integration.Harness;

/// <summary>A browser-like visitor: keeps cookies, follows no redirect by itself, sends antiforgery tokens with forms.</summary>
public sealed class StoreSession : IDisposable
{
    // nopCommerce takes unknown agents for search engines and lets them share one customer
    private const string Agent = "Mozilla/5.0 (X11; Linux x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36";

    private readonly HttpClientHandler _handler = new() { AllowAutoRedirect = false, CookieContainer = new CookieContainer() };

    public StoreSession(Uri address)
    {
        Http = new HttpClient(_handler) { BaseAddress = address, Timeout = TimeSpan.FromSeconds(100) };
        Http.DefaultRequestHeaders.UserAgent.ParseAdd(Agent);
    }

    public HttpClient Http { get; }

    public CookieCollection Cookies => _handler.CookieContainer.GetAllCookies();

    /// <summary>Opens a page that must answer 200, following redirects, and parses it.</summary>
    public async Task<IHtmlDocument> PageAsync(string path)
    {
        var response = await GetFollowingAsync(path);
        var html = await response.Content.ReadAsStringAsync();
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK), $"GET {path}\n{Excerpt(html)}");
        return new HtmlParser().ParseDocument(html);
    }

    /// <summary>Posts a form the way a browser does from the given page: with that page's antiforgery token.</summary>
    public async Task<HttpResponseMessage> PostFormAsync(string page, string action, params (string Name, string Value)[] fields)
    {
        var token = await AntiforgeryTokenAsync(page);
        return await PostAsync(action, [.. fields, ("__RequestVerificationToken", token)]);
    }

    public Task<HttpResponseMessage> PostAsync(string action, params (string Name, string Value)[] fields) =>
        Http.PostAsync(action, new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))));

    public async Task<string> AntiforgeryTokenAsync(string page)
    {
        var document = await PageAsync(page);
        var input = document.QuerySelector("input[name=__RequestVerificationToken]") as IHtmlInputElement;
        Assert.That(input, Is.Not.Null, $"{page} has no antiforgery token");
        return input!.Value;
    }

    public async Task SignInAsync(string email, string password)
    {
        var answer = await PostFormAsync("/login", "/login", ("Email", email), ("Password", password));
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Redirect), $"sign-in of {email}\n{Excerpt(await answer.Content.ReadAsStringAsync())}");
    }

    public void Dispose() => Http.Dispose();

    private async Task<HttpResponseMessage> GetFollowingAsync(string path)
    {
        var response = await Http.GetAsync(path);
        for (var hops = 0; hops < 5 && (int)response.StatusCode is 301 or 302 or 303; hops++)
            response = await Http.GetAsync(response.Headers.Location!);
        return response;
    }

    private static string Excerpt(string html) => html.Length > 1500 ? html[..1500] : html;
}
