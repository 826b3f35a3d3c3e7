using Nop.Web.Framework.Models;
using Nop.Web.Framework.Mvc.ModelBinding;

namespace Nop.Web.Models.Catalog;

/// <summary>The reviews of a product and the form for one more</summary>
public partial record ProductReviewsModel : BaseNopModel
{
    public int ProductId { get; set; }

    public AddProductReviewModel AddProductReview { get; set; } = new();
}

/// <summary>A review as it is written</summary>
public partial record AddProductReviewModel : BaseNopModel
{
    [NopResourceDisplayName("Reviews.Fields.Title")]
    public string Title { get; set; }

    [NopResourceDisplayName("Reviews.Fields.ReviewText")]
    public string ReviewText { get; set; }

    [NopResourceDisplayName("Reviews.Fields.Rating")]
    public int Rating { get; set; }

    public bool CanCurrentCustomerLeaveReview { get; set; }
}
