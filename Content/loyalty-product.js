// The points of a product's page follow what is chosen on it: nopCommerce tells of attributes by an event, of the quantity by the field itself.
(function () {
  'use strict';

  var box = document.querySelector('.loyalty-earn[data-loyalty-points]');
  var form = document.getElementById('product-details-form');
  if (!box || !form)
    return;

  var quantity = '[name="addtocart_' + box.dataset.loyaltyProduct + '.EnteredQuantity"]';
  var timer, running;

  function set(name, text) {
    var part = box.querySelector('.' + name);
    if (!part && text) {
      part = document.createElement('span');
      part.className = name;
      box.appendChild(part);
    }
    if (part)
      part.textContent = text || '';
  }

  function ask() {
    if (running)
      running.abort();
    running = new AbortController();
    fetch(box.dataset.loyaltyPoints, { method: 'POST', body: new FormData(form), signal: running.signal, headers: { 'X-Requested-With': 'XMLHttpRequest' } })
      .then(function (answer) { return answer.ok ? answer.json() : Promise.reject(answer.status); })
      .then(function (points) {
        set('loyalty-earn-text', points.text);
        set('loyalty-earn-note', points.note);
        box.hidden = !points.text;
      })
      .catch(function () { /* what is said stays, and the cart says it again */ });
  }

  function changed() {
    clearTimeout(timer);
    timer = setTimeout(ask, 250);
  }

  form.addEventListener('input', function (event) { if (event.target.matches(quantity)) changed(); });
  form.addEventListener('change', function (event) { if (event.target.matches(quantity)) changed(); });
  // jQuery's events reach nobody but jQuery's listeners
  if (window.jQuery)
    window.jQuery(document).on('product_attributes_changed product_quantity_changed', changed);
})();
