using Nop.Core.Domain.Catalog;
using Nop.Core.Events;
using Nop.Data;

namespace Nop.Services.Catalog;

/// <summary>What customers think of products. Aspects of reviews are not kept.</summary>
public partial class ProductReviewService : IProductReviewService
{
    private readonly IEventPublisher _eventPublisher;
    private readonly IRepository<ProductReview> _productReviewRepository;

    public ProductReviewService(IEventPublisher eventPublisher, IRepository<ProductReview> productReviewRepository)
    {
        _eventPublisher = eventPublisher;
        _productReviewRepository = productReviewRepository;
    }

    public virtual async Task<ProductReview> GetProductReviewByIdAsync(int productReviewId)
    {
        return await _productReviewRepository.GetByIdAsync(productReviewId);
    }

    public virtual async Task InsertProductReviewAsync(ProductReview productReview, IList<ProductReviewReviewTypeMapping> productReviewReviewTypeMappings = null)
    {
        await _productReviewRepository.InsertAsync(productReview);
        if (productReview.IsApproved)
            await _eventPublisher.PublishAsync(new ProductReviewApprovedEvent(productReview));
    }

    public virtual Task UpdateProductReviewAsync(ProductReview productReview)
    {
        return _productReviewRepository.UpdateAsync(productReview);
    }
}
