using System;
using System.Linq;
using System.Threading.Tasks;
using Nop.Core.Domain.Catalog;
using Nop.Core.Domain.Discounts;
using Nop.Core.Domain.Orders;
using Nop.Services.Catalog;
using Nop.Services.Discounts;
using Nop.Services.Orders;
using Nop.Services.Seo;
using Nop.Services.Tax;

namespace Nop.Plugin.Misc.LoyaltyDemo.Services;

/// <summary>What the demonstration shop sells, and its one coupon</summary>
public class DemoCatalog(
    ICategoryService categoryService,
    IDiscountService discountService,
    IGiftCardService giftCardService,
    IManufacturerService manufacturerService,
    IProductService productService,
    ITaxCategoryService taxCategoryService,
    IUrlRecordService urlRecordService)
{
    public const string COUPON = "WELCOME10";

    /// <summary>The code of a gift card with money on it</summary>
    public const string GIFT_CARD = "DEMO-GIFT-50";

    private static readonly (string Name, string Description, DemoProduct[] Products)[] _categories =
    [
        ("Kitchen & Coffee", "For the first hour of the day: pots, mugs, and beans roasted the week they leave us.",
        [
            new("POT-KETTLE", "Pour-over kettle", 64.97m, "Gooseneck kettle with a steady, narrow pour.",
                "Brushed steel, 0.9 litres, works on every hob. The spout lets you place the water where you want it.", OnHomepage: true),
            new("MUG-STONE", "Stoneware mug", 18.50m, "Thrown by hand, holds 300 ml.",
                "Each mug is glazed by hand and differs a little from the next. Safe in the dishwasher.", OnHomepage: true),
            new("BAG-HARBOUR", "Harbour blend, 500 g", 16.00m, "Whole beans with cocoa and hazelnut.",
                "A medium roast from two farms in Huehuetenango, roasted in small batches."),
            new("BAG-CLUB", "Coffee club", 14.50m, "A bag of beans every month.",
                "We choose, roast and send. Cancel whenever you like.", Kind: DemoKind.Subscription),
            new("JAR-TEA", "Tea caddy", 24.00m, "Airtight tin for 150 g of leaves.",
                "Double lid, painted inside with a food-safe lacquer. Keeps tea fresh for months.")
        ]),
        ("Home & Light", "Warm light and soft places, for evenings that do not need a screen.",
        [
            new("LMP-DESK", "Evening lamp", 129.00m, "Dimmable table lamp with a linen shade.",
                "Oak foot, linen shade, warm light from 2 to 100 per cent. Cable in cotton, two metres.", OldPrice: 149m, OnHomepage: true),
            new("BLK-WOOL", "Wool blanket", 98.00m, "Woven from recycled wool, 140 by 200 cm.",
                "Heavy enough to keep you on the sofa. Woven in a mill that has been running since 1865.", OnHomepage: true),
            new("CND-CEDAR", "Cedar candle", 22.00m, "Soy wax, about 45 hours.",
                "Cedar, a little smoke and clean linen. Poured by hand, with a cotton wick."),
            new("PLT-FERN", "Fern in a clay pot", 34.50m, "An easy plant that likes the shade.",
                "A bird's nest fern, about 40 cm high, in an unglazed clay pot with saucer.")
        ]),
        ("Desk & Paper", "Paper that takes ink well, and what you need to use it.",
        [
            new("BKS-DOTTED", "Dotted notebooks, set of three", 21.00m, "A5, 120 g paper, sewn so that they lie flat.",
                "One hundred and twenty pages each, numbered, with an index and two ribbons.", OnHomepage: true),
            new("PEN-FOUNTAIN", "Fountain pen", 58.00m, "Steel nib, medium, with converter.",
                "Turned from one piece of resin. Writes at once, even after a week in the drawer."),
            new("BKS-PLANNER", "Desk planner", 28.00m, "A year on 54 undated sheets.",
                "Tear off a week at a time. Undated, so it begins when you do."),
            new("GFT-CARD", "Gift card", 50.00m, "For those who like to choose themselves.",
                "Sent by email with your message. It pays for anything in the shop.", Kind: DemoKind.GiftCard),
            new("GFT-LETTER", "Letter set", 19.90m, "Twenty sheets and envelopes.",
                "Laid cotton paper in soft white, with lined envelopes.")
        ]),
        ("Bags & Wear", "Made for rain, trains and long weeks.",
        [
            new("BPK-CITY", "City backpack", 149.00m, "Waxed canvas, 22 litres.",
                "A padded sleeve for a laptop, a pocket for the bottle, leather where it wears.", OnHomepage: true),
            new("SCF-LAMBS", "Lambswool scarf", 54.00m, "Soft, long and warm.",
                "Two metres of lambswool, brushed until it is soft.", OldPrice: 64m),
            new("CAP-CORD", "Corduroy cap", 32.00m, "Adjustable, in rust.",
                "Fine cord with a leather strap at the back. One size fits nearly all."),
            new("BOT-STEEL", "Steel bottle", 29.00m, "Keeps tea hot for twelve hours.",
                "Half a litre, double wall, no plastic where you drink.", IsFreeShipping: true)
        ]),
        ("Sound", "Fewer cables, better evenings.",
        [
            new("HDP-STUDIO", "Studio headphones", 249.00m, "Closed, light and repairable.",
                "Every part can be replaced with one screwdriver. Memory foam, three metres of cable and a short one.", IsFreeShipping: true, OnHomepage: true),
            new("SPK-SHELF", "Shelf speaker", 189.00m, "Walnut, with a warm, clear voice.",
                "Plays from the phone or the record player. One or a pair.", IsFreeShipping: true, OnHomepage: true),
            new("SPK-RADIO", "Kitchen radio", 119.00m, "Two knobs, no menus.",
                "Digital and analogue reception, an alarm, and a battery for a day in the garden."),
            new("GFT-VINYL", "Record box", 46.00m, "Birch ply for seventy records.",
                "Comes flat, needs no tools. Stacks.", Stock: 0)
        ])
    ];

    private int _roastersId;

    public async Task SeedAsync()
    {
        var taxCategoryId = (await taxCategoryService.GetAllTaxCategoriesAsync()).FirstOrDefault()?.Id ?? 0;
        _roastersId = await InsertManufacturerAsync("Harbour Roasters");
        for (var i = 0; i < _categories.Length; i++)
            await InsertCategoryAsync(_categories[i], i + 1, taxCategoryId);

        await discountService.InsertDiscountAsync(new Discount
        {
            Name = "Ten per cent for newcomers",
            DiscountType = DiscountType.AssignedToOrderTotal,
            UsePercentage = true,
            DiscountPercentage = 10,
            RequiresCouponCode = true,
            CouponCode = COUPON,
            DiscountLimitation = DiscountLimitationType.Unlimited,
            IsActive = true
        });
        await giftCardService.InsertGiftCardAsync(new GiftCard
        {
            GiftCardType = GiftCardType.Virtual,
            Amount = 50,
            IsGiftCardActivated = true,
            GiftCardCouponCode = GIFT_CARD,
            RecipientName = "Sam Shopper",
            RecipientEmail = "shopper@example.com",
            SenderName = "Alex Admin",
            SenderEmail = "admin@example.com",
            CreatedOnUtc = DateTime.UtcNow
        });
    }

    private async Task<int> InsertManufacturerAsync(string name)
    {
        var now = DateTime.UtcNow;
        var manufacturer = new Manufacturer { Name = name, Published = true, DisplayOrder = 1, CreatedOnUtc = now, UpdatedOnUtc = now };
        await manufacturerService.InsertManufacturerAsync(manufacturer);
        return manufacturer.Id;
    }

    private async Task InsertCategoryAsync((string Name, string Description, DemoProduct[] Products) row, int order, int taxCategoryId)
    {
        var now = DateTime.UtcNow;
        var category = new Category
        {
            Name = row.Name,
            Description = $"<p>{row.Description}</p>",
            PageSize = 12,
            ShowOnHomepage = true,
            Published = true,
            DisplayOrder = order,
            CreatedOnUtc = now,
            UpdatedOnUtc = now
        };
        await categoryService.InsertCategoryAsync(category);
        await urlRecordService.SaveSlugAsync(category, await urlRecordService.ValidateSeNameAsync(category, string.Empty, category.Name, true), 0);

        for (var i = 0; i < row.Products.Length; i++)
            await InsertProductAsync(row.Products[i], category.Id, i + 1, taxCategoryId);
    }

    private async Task InsertProductAsync(DemoProduct row, int categoryId, int order, int taxCategoryId)
    {
        var now = DateTime.UtcNow;
        var product = new Product
        {
            ProductType = ProductType.SimpleProduct,
            VisibleIndividually = true,
            Sku = row.Sku,
            Name = row.Name,
            ShortDescription = row.ShortDescription,
            FullDescription = $"<p>{row.FullDescription}</p>",
            Price = row.Price,
            OldPrice = row.OldPrice,
            //what a gift card pays for is taxed
            TaxCategoryId = row.Kind == DemoKind.GiftCard ? 0 : taxCategoryId,
            IsGiftCard = row.Kind == DemoKind.GiftCard,
            GiftCardType = GiftCardType.Virtual,
            IsRecurring = row.Kind == DemoKind.Subscription,
            RecurringCycleLength = 1,
            RecurringCyclePeriodId = (int)RecurringProductCyclePeriod.Months,
            RecurringTotalCycles = 12,
            IsShipEnabled = row.Kind != DemoKind.GiftCard,
            IsFreeShipping = row.IsFreeShipping,
            ManageInventoryMethod = row.Kind == DemoKind.GiftCard ? ManageInventoryMethod.DontManageStock : ManageInventoryMethod.ManageStock,
            StockQuantity = row.Stock,
            DisplayStockAvailability = true,
            BackorderMode = BackorderMode.NoBackorders,
            OrderMinimumQuantity = 1,
            OrderMaximumQuantity = 10000,
            ShowOnHomepage = row.OnHomepage,
            Published = true,
            DisplayOrder = order,
            CreatedOnUtc = now,
            UpdatedOnUtc = now
        };
        await productService.InsertProductAsync(product);
        await categoryService.InsertProductCategoryAsync(new ProductCategory { ProductId = product.Id, CategoryId = categoryId, DisplayOrder = order });
        if (row.Sku.StartsWith("BAG-", StringComparison.Ordinal))
            await manufacturerService.InsertProductManufacturerAsync(new ProductManufacturer { ProductId = product.Id, ManufacturerId = _roastersId, DisplayOrder = order });
        await urlRecordService.SaveSlugAsync(product, await urlRecordService.ValidateSeNameAsync(product, string.Empty, product.Name, true), 0);
    }

    private sealed record DemoProduct(string Sku, string Name, decimal Price, string ShortDescription, string FullDescription,
        decimal OldPrice = 0, bool IsFreeShipping = false, bool OnHomepage = false, int Stock = 10000,
        DemoKind Kind = DemoKind.Goods);

    private enum DemoKind
    {
        Goods,
        GiftCard,
        Subscription
    }
}
