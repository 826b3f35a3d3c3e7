using Microsoft.Playwright;

namespace Nop.Plugin.Misc.Loyalty.Tests.Integration.Harness;

/// <summary>What an eye, a hand or a screen reader would complain about on a page, found by computed styles and by axe-core.</summary>
internal static class Looks
{
    /// <summary>The plugin's own markup in the public store; around it stand the theme's header, menu and footer.</summary>
    public static readonly string[] PublicParts = [".loyalty-page", ".loyalty-redeem-box", ".loyalty-earn", ".loyalty-order-earned", ".loyalty-header-link", ".loyalty-price", ".loyalty-lines"];

    /// <summary>The plugin's own markup in the admin area; around it stand nopCommerce's bar and menu.</summary>
    public static readonly string[] AdminParts = [".content-wrapper"];

    /// <summary>The plugin's own markup on nopCommerce's pages of a customer and of an order.</summary>
    public static readonly string[] AdminBlocks = ["#customer-loyalty", "#order-loyalty"];

    // what stands inside the plugin's pages and is none of its own
    private static readonly string[] _frame =
    [
        // pager, number of rows and "nothing found" of nopCommerce's grids
        ".table-foot", ".dataTables_empty",
        // the collapse button of nopCommerce's nop-card, which has no name there
        ".btn-tool",
        // nopCommerce's choice of the store that settings are for, on top of the configuration page
        ".store-scope-configuration",
        // what select2 draws in place of a list; the list itself, which has the label, it hides
        ".select2-container"
    ];

    // what single rules find on elements that are the plugin's, in what nopCommerce makes of them
    private static readonly Dictionary<string, string> _theirs = new()
    {
        // its colours of links and main buttons in the admin area, which the plugin keeps so that all pages look alike; links in its notes are its own
        ["color-contrast"] = ".btn-primary, .content-header a, .content-wrapper a:not(.loyalty-note a, .btn)",
        // the scrolled part of its grids
        ["scrollable-region-focusable"] = ".dataTables_wrapper > .table-responsive, .dt-scroll-body"
    };

    // browsers draw what nothing styles in these ways
    private const string FindUnstyled = """
        parts => [...document.querySelectorAll(parts)].flatMap(part => [...part.querySelectorAll('button, input, select, textarea')])
            .filter(element => !element.closest('.select2-container') && !['hidden', 'checkbox', 'radio', 'file'].includes(element.type) && element.getClientRects().length > 0)
            .filter(element => {
                const style = getComputedStyle(element);
                const bare = document.body.appendChild(document.createElement(element.tagName));
                bare.style.all = 'revert';
                const border = getComputedStyle(bare).borderTopStyle;
                bare.remove();
                return style.borderTopStyle === border && ['inset', 'outset'].includes(border);
            })
            .map(element => element.outerHTML.slice(0, 160))
        """;

    private const string FindStrayHelp = """
        () => [...document.querySelectorAll('.content-wrapper .label-wrapper')]
            .map(wrapper => [wrapper.querySelector('label'), wrapper.querySelector('.ico-help')])
            .filter(([label, icon]) => label && icon && icon.getClientRects().length > 0)
            .filter(([label, icon]) => {
                const text = label.getBoundingClientRect(), help = icon.getBoundingClientRect();
                return help.top >= text.bottom - 4 || help.bottom <= text.top;
            })
            .map(([label]) => label.textContent.trim())
        """;

    private const string FindWideTables = """
        () => [...document.querySelectorAll('.content-wrapper table')]
            .filter(table => table.getClientRects().length > 0)
            .map(table => {
                let box = table.parentElement;
                while (box && !['auto', 'scroll', 'hidden'].includes(getComputedStyle(box).overflowX)) box = box.parentElement;
                return [table, box || document.documentElement];
            })
            .filter(([, box]) => box.scrollWidth > box.clientWidth + 1)
            .map(([table, box]) => `${table.id || table.className}: ${box.scrollWidth} in ${box.clientWidth}`)
        """;

    private const string FindShiftedTitles = """
        parts => [...document.querySelectorAll(parts)].flatMap(part => [...part.querySelectorAll('.title')])
            .filter(title => title.getClientRects().length > 0)
            .filter(title => {
                const words = document.createRange();
                words.selectNodeContents(title);
                const text = words.getBoundingClientRect(), rest = (title.parentElement.querySelector('.title ~ *:not([role=status])') || title).getBoundingClientRect();
                const style = getComputedStyle(title);
                const start = style.textAlign === 'center' ? (text.left + text.right - rest.left - rest.right) / 2
                    : style.direction === 'rtl' ? rest.right - text.right : text.left - rest.left;
                return Math.abs(start) > 1;
            })
            .map(title => title.textContent.trim())
        """;

    private const string Examine = """
        async ([parts, frame, theirs]) => {
            const include = parts.filter(part => document.querySelector(part)).map(part => [part]);
            if (include.length === 0) return [];
            const found = await axe.run({ include, exclude: frame.map(part => [part]) }, { resultTypes: ['violations'] });
            return found.violations.flatMap(rule => rule.nodes.filter(node => !document.querySelector(node.target[0]).matches(theirs[rule.id] || ':not(*)')).map(node => `${rule.id}: ${node.target.join(' ')} ${node.html.slice(0, 120)} ${node.failureSummary}`));
        }
        """;

    private static readonly Lazy<string> _axe = new(() => File.ReadAllText(Path.Combine(Repository.Root, "Tests", "Accessibility", "node_modules", "axe-core", "axe.min.js")));

    /// <summary>Asserts that no button and no field looks as a browser without any style sheet draws it.</summary>
    public static async Task AssertStyledAsync(this IPage page, params string[] parts) =>
        Assert.That(await page.EvaluateAsync<string[]>(FindUnstyled, string.Join(", ", parts)), Is.Empty, $"bare on {page.Url}");

    /// <summary>Asserts that titles begin where their text begins, or stand in the middle of it.</summary>
    public static async Task AssertTitlesInLineAsync(this IPage page, params string[] parts) =>
        Assert.That(await page.EvaluateAsync<string[]>(FindShiftedTitles, string.Join(", ", parts)), Is.Empty, $"titles beside their text on {page.Url}");

    /// <summary>Asserts that each help icon stands on the line of its label.</summary>
    public static async Task AssertHelpInLineAsync(this IPage page) =>
        Assert.That(await page.EvaluateAsync<string[]>(FindStrayHelp), Is.Empty, $"help away from its label on {page.Url}");

    /// <summary>Asserts that all columns of the tables can be seen without scrolling sideways.</summary>
    public static async Task AssertTablesFitAsync(this IPage page) =>
        Assert.That(await page.EvaluateAsync<string[]>(FindWideTables), Is.Empty, $"wider than the page on {page.Url}");

    /// <summary>Asserts that axe-core finds nothing in these parts of the page, however small.</summary>
    public static async Task AssertAccessibleAsync(this IPage page, params string[] parts)
    {
        await page.EvaluateAsync(_axe.Value);
        var found = await page.EvaluateAsync<string[]>(Examine, new object[] { parts, _frame, _theirs });
        Assert.That(found, Is.Empty, $"barriers on {page.Url}");
    }
}
