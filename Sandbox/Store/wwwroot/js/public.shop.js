/* What the shop pages share: posting, the menu on small screens, questions before links, and keys. */
/** Posts fields as a form with the antiforgery token; resolves to the JSON answer. */
async function postFields(url, fields) {
  const body = fields instanceof FormData ? fields : new URLSearchParams(fields || {});
  const token = addAntiForgeryToken().__RequestVerificationToken;
  if (token && !body.has('__RequestVerificationToken')) body.append('__RequestVerificationToken', token);
  const answer = await fetch(url, { method: 'POST', body, headers: { 'X-Requested-With': 'XMLHttpRequest' }, credentials: 'same-origin' });
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.json();
}

document.addEventListener('click', event => {
  const toggle = event.target.closest('.menu-toggle');
  if (toggle) {
    const open = toggle.getAttribute('aria-expanded') !== 'true';
    toggle.setAttribute('aria-expanded', String(open));
    toggle.parentElement.classList.toggle('open', open);
  }

  const question = event.target.closest('[data-confirm]');
  if (question && !window.confirm(question.dataset.confirm)) event.preventDefault();

  const address = event.target.closest('a[data-address]');
  const same = document.querySelector('#billing-form #ShipToSameAddress');
  if (address && same && same.checked) {
    event.preventDefault();
    setLocation(address.href + '&shipToSameAddress=true');
  }

  const checkout = event.target.closest('#checkout');
  const terms = document.getElementById('termsofservice');
  if (checkout && terms && !terms.checked) {
    event.preventDefault();
    displayBarNotification(checkout.dataset.terms, 'error', 0);
    terms.focus();
  }
});

document.addEventListener('change', event => {
  const form = event.target.closest('form[data-submit-on-change]');
  if (form) form.submit();
  if (event.target.matches('#shopping-cart-form .qty-input')) document.getElementById('updatecart').click();
});

document.addEventListener('keydown', event => {
  if (event.key === 'Escape') document.querySelectorAll('#flyout-cart.active').forEach(cart => cart.classList.remove('active'));
  const button = event.key === 'Enter' && event.target.dataset ? event.target.dataset.enterPresses : null;
  if (button) {
    event.preventDefault();
    document.getElementById(button).click();
  }
});

document.addEventListener('submit', event => {
  const form = event.target.closest('form[data-submit-once]');
  if (!form) return;
  if (form.dataset.submitted) event.preventDefault();
  form.dataset.submitted = 'yes';
});

const newsletterButton = document.getElementById('newsletter-subscribe-button');
if (newsletterButton) newsletterButton.addEventListener('click', async () => {
  const answer = await postFields(newsletterButton.dataset.address, { email: document.getElementById('newsletter-email').value, subscribe: 'true' });
  document.getElementById('newsletter-result-block').textContent = answer.Result;
});
