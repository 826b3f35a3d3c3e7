using Nop.Web.Framework.Mvc.ModelBinding;

namespace Nop.Web.Models.Catalog;

public partial record ProductReviewsModel : BaseNopModel
{
    public int ProductId { get; set; }
    public AddProductReviewModel AddProductReview { get; set; } = new();
}

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
