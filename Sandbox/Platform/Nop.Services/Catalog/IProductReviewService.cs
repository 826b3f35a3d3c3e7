namespace Nop.Services.Catalog;

public partial interface IProductReviewService
{
    Task<ProductReview> GetProductReviewByIdAsync(int productReviewId);

    Task InsertProductReviewAsync(ProductReview productReview, IList<ProductReviewReviewTypeMapping> productReviewReviewTypeMappings = null);

    Task UpdateProductReviewAsync(ProductReview productReview);
}
