using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Nop.Plugin.Misc.Loyalty.Tests.Integration.Harness;

/// <summary>A browser-like visitor: keeps cookies, follows no redirect by itself, sends antiforgery tokens with forms.</summary>
public sealed class StoreSession : IDisposable
{
    // nopCommerce takes unknown agents for search engines and lets them share one customer
    private const string Agent = "Mozilla/5.0 (X11; Linux x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36";

    /// <summary>A field that a browser does not send: a list without a choice.</summary>
    public const string Nothing = "\u0000";

    private readonly HttpClientHandler _handler = new() { AllowAutoRedirect = false, CookieContainer = new CookieContainer() };

    /// <param name="address">Where the store listens.</param>
    /// <param name="host">Name of the store when several listen there; null is the address's own.</param>
    public StoreSession(Uri address, string? host = null)
    {
        Http = new HttpClient(_handler) { BaseAddress = address, Timeout = TimeSpan.FromSeconds(100) };
        Http.DefaultRequestHeaders.UserAgent.ParseAdd(Agent);
        Http.DefaultRequestHeaders.Host = host;
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

    /// <summary>
    /// Sends a page's form as a browser does after some of its fields were changed: everything else goes with the value it has.
    /// </summary>
    /// <param name="page">The page the form stands on.</param>
    /// <param name="form">Selector of the form.</param>
    /// <param name="button">Name of the button that is pressed; null when it has none.</param>
    /// <param name="changes">New values of fields the form has; a check box takes "true" or "false", a list in which nothing is chosen takes <see cref="Nothing"/>.</param>
    public async Task<HttpResponseMessage> SubmitAsync(string page, string form, string? button = null, params (string Name, string Value)[] changes)
    {
        var document = await PageAsync(page);
        var element = document.QuerySelector(form) as IHtmlFormElement;
        Assert.That(element, Is.Not.Null, $"{page} has no form {form}");
        var names = element!.Elements.Select(field => field.GetAttribute("name")).ToHashSet();
        Assert.That(changes.Where(change => !names.Contains(change.Name)).Select(change => change.Name), Is.Empty, $"fields that {page} does not have");

        var changed = changes.Select(change => change.Name).ToHashSet();
        var fields = Values(element).Where(field => !changed.Contains(field.Name))
            .Concat(changes.Where(change => change.Value != Nothing)).ToList();
        if (button is not null)
            fields.Add((button, ""));
        return await PostAsync(element.GetAttribute("action") is { Length: > 0 } action ? action : page, [.. fields]);
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

    private static IEnumerable<(string Name, string Value)> Values(IHtmlFormElement form)
    {
        foreach (var field in form.Elements.Where(field => field.HasAttribute("name") && !field.HasAttribute("disabled")))
        {
            var name = field.GetAttribute("name")!;
            switch (field)
            {
                case IHtmlInputElement { Type: "checkbox" or "radio" } choice when choice.IsChecked:
                    yield return (name, choice.Value.Length > 0 ? choice.Value : "on");
                    break;
                case IHtmlInputElement { Type: not ("checkbox" or "radio" or "submit" or "button" or "file") } input:
                    yield return (name, input.Value);
                    break;
                case IHtmlSelectElement select:
                    foreach (var option in select.SelectedOptions)
                        yield return (name, option.Value);
                    break;
                case IHtmlTextAreaElement area:
                    yield return (name, area.Value);
                    break;
            }
        }
    }

    private async Task<HttpResponseMessage> GetFollowingAsync(string path)
    {
        var response = await Http.GetAsync(path);
        for (var hops = 0; hops < 5 && (int)response.StatusCode is 301 or 302 or 303; hops++)
            response = await Http.GetAsync(response.Headers.Location!);
        return response;
    }

    private static string Excerpt(string html) => html.Length > 1500 ? html[..1500] : html;
}
