// The points of a product's page follow what is chosen on it, those it earns and those it costs: nopCommerce tells of attributes by an event, of the
// quantity by the field itself.
(function () {
  'use strict';

  var form = document.getElementById('product-details-form');
  if (!form)
    return;

  document.querySelectorAll('.loyalty-earn[data-loyalty-points]').forEach(function (box) {
    follow(box, box.dataset.loyaltyProduct, box.dataset.loyaltyPoints, function (points) {
      set(box, 'loyalty-earn-text', points.text);
      set(box, 'loyalty-earn-note', points.note);
      box.hidden = !points.text;
    });
  });
  document.querySelectorAll('.loyalty-price[data-loyalty-follows]').forEach(function (box) {
    follow(box, box.dataset.productid, box.dataset.loyaltyFollows, function (points) {
      if (points.cost)
        show(box, points.cost);
    });
  });

  function set(box, name, text) {
    var part = box.querySelector('.' + name);
    if (!part && text) {
      part = document.createElement('span');
      part.className = name;
      box.appendChild(part);
    }
    if (part)
      part.textContent = text || '';
  }

  function write(part, text) {
    if (!part)
      return;
    part.hidden = !text;
    if (part.textContent !== (text || ''))
      part.textContent = text || '';
  }

  function show(box, cost) {
    write(box.querySelector('.loyalty-price-points'), cost.price);
    // where only points buy it, they stand in the place of nopCommerce's price
    if (!box.querySelector('.loyalty-price-points'))
      write(document.querySelector('.price-value--' + box.dataset.productid), cost.price);
    write(box.querySelector('.loyalty-price-note'), cost.note);
    write(box.querySelector('.loyalty-price-signin'), cost.signIn);
    var progress = box.querySelector('.loyalty-price-progress');
    if (progress) {
      progress.hidden = !cost.isMissing;
      progress.max = cost.points;
      progress.value = cost.balance;
    }
    var button = box.querySelector('.loyalty-price-button');
    write(button, cost.button);
    if (button)
      button.setAttribute('formaction', cost.take);
  }

  function follow(box, product, address, tell) {
    var quantity = '[name="addtocart_' + product + '.EnteredQuantity"]';
    var timer, running;

    function ask() {
      if (running)
        running.abort();
      running = new AbortController();
      fetch(address, { method: 'POST', body: new FormData(form), signal: running.signal, headers: { 'X-Requested-With': 'XMLHttpRequest' } })
        .then(function (answer) { return answer.ok ? answer.json() : Promise.reject(answer.status); })
        .then(tell)
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
  }
})();
