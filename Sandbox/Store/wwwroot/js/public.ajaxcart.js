/* Puts products into the cart without leaving the page, and opens the flyout cart. */
const AjaxCart = {
  busy: false,

  async add(url, fields) {
    if (this.busy) return;
    this.busy = true;
    try {
      this.show(await postFields(url, fields));
    } catch {
      displayBarNotification(document.getElementById('bar-notification').dataset.failure, 'error', 0);
    } finally {
      this.busy = false;
    }
  },

  addproducttocart_catalog(url) {
    return this.add(url);
  },

  addproducttocart_details(url, form) {
    return this.add(url, new FormData(document.querySelector(form)));
  },

  show(answer) {
    if (answer.updatetopcartsectionhtml)
      document.querySelectorAll('.header-links .cart-qty').forEach(quantity => { quantity.innerHTML = answer.updatetopcartsectionhtml; });
    if (answer.updateflyoutcartsectionhtml)
      document.getElementById('flyout-cart').outerHTML = answer.updateflyoutcartsectionhtml;
    if (answer.message)
      displayBarNotification(answer.message, answer.success ? 'success' : 'error', answer.success ? 6000 : 0);
    if (answer.redirect)
      setLocation(answer.redirect);
  }
};

document.addEventListener('click', event => {
  const button = event.target.closest('[data-add-to-cart]');
  if (!button) return;
  event.preventDefault();
  if (button.dataset.form) AjaxCart.addproducttocart_details(button.dataset.addToCart, button.dataset.form);
  else AjaxCart.addproducttocart_catalog(button.dataset.addToCart);
});

document.addEventListener('keydown', event => {
  if (event.key === 'Enter' && event.target.matches('.add-to-cart .qty-input')) {
    event.preventDefault();
    event.target.closest('.add-to-cart').querySelector('[data-add-to-cart]').click();
  }
});

(() => {
  const wrapper = document.querySelector('.header-links-wrapper');
  const link = document.getElementById('topcartlink');
  if (!wrapper || !link) return;
  const set = open => document.getElementById('flyout-cart').classList.toggle('active', open);
  const inside = target => target instanceof Node && (link.contains(target) || document.getElementById('flyout-cart').contains(target));
  wrapper.addEventListener('mouseover', event => set(inside(event.target)));
  wrapper.addEventListener('mouseleave', () => set(false));
  wrapper.addEventListener('focusin', event => set(inside(event.target) && event.target.matches(':focus-visible')));
  wrapper.addEventListener('focusout', event => { if (!inside(event.relatedTarget)) set(false); });
})();
