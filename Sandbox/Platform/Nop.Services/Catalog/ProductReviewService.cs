namespace Nop.Services.Catalog;

/// <summary>What customers think of products. Aspects of reviews are not kept.</summary>
public partial class ProductReviewService(IEventPublisher eventPublisher, IRepository<ProductReview> productReviewRepository) : IProductReviewService
{
    public virtual async Task<ProductReview> GetProductReviewByIdAsync(int productReviewId) =>
        await productReviewRepository.GetByIdAsync(productReviewId);

    public virtual async Task InsertProductReviewAsync(ProductReview productReview, IList<ProductReviewReviewTypeMapping> productReviewReviewTypeMappings = null)
    {
        await productReviewRepository.InsertAsync(productReview);
        if (productReview.IsApproved)
            await eventPublisher.PublishAsync(new ProductReviewApprovedEvent(productReview));
    }

    public virtual Task UpdateProductReviewAsync(ProductReview productReview) => productReviewRepository.UpdateAsync(productReview);
}
