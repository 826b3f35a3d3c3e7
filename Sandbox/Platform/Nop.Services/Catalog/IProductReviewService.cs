using Nop.Core.Domain.Catalog;

namespace Nop.Services.Catalog;

/// <summary>What customers think of products.</summary>
public partial interface IProductReviewService
{
    Task<ProductReview> GetProductReviewByIdAsync(int productReviewId);

    Task InsertProductReviewAsync(ProductReview productReview, IList<ProductReviewReviewTypeMapping> productReviewReviewTypeMappings = null);

    Task UpdateProductReviewAsync(ProductReview productReview);
}
