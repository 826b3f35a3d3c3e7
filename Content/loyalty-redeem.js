/* Spends points without leaving the page: posts what a button of the redeem box stands for, and puts the parts that changed
   in place. Without this file the same buttons post the form and the server leads back to the page. */
(() => {
  'use strict';

  // other boxes look the same, and are forms of their own
  const BOX = '.loyalty-redeem-box[data-box]';
  const timers = new WeakMap();
  const busy = new WeakMap();

  const parse = html => new DOMParser().parseFromString(html, 'text/html');
  const isShown = element => element.getClientRects().length > 0;

  function say(box, message, success) {
    const status = box.querySelector('.loyalty-redeem-status');
    const note = document.createElement('div');
    note.className = success ? 'message-success' : 'message-failure';
    note.append(document.createElement('bdi'));
    note.firstChild.textContent = message;
    status.replaceChildren(...(message ? [note] : []));
  }

  async function ask(url, options) {
    const answer = await fetch(url, { credentials: 'same-origin', headers: { 'X-Requested-With': 'XMLHttpRequest' }, ...options });
    if (!answer.ok) throw new Error(String(answer.status));
    return answer;
  }

  /* Puts the content of a freshly made box into one that stays, so that screen readers hear its status line and the focus does not get lost. */
  function fill(box, html) {
    const fresh = parse(html).querySelector(BOX);
    if (!fresh) {
      box.remove();
      return;
    }
    const focused = box.contains(document.activeElement) ? document.activeElement.id : null;
    box.querySelector('.loyalty-redeem-content').replaceWith(fresh.querySelector('.loyalty-redeem-content'));
    if (focused !== null) {
      const target = (focused && document.getElementById(focused)) || box.querySelector('.loyalty-points-input') || box.querySelector('button');
      if (target) target.focus({ preventScroll: true });
    }
    const accept = box.querySelector('.accept-loyalty-button');
    if (accept) accept.focus();
    expire(box);
  }

  /* When the time limit is over the box asks what became of the reservation. */
  function expire(box) {
    clearTimeout(timers.get(box));
    const content = box.querySelector('.loyalty-redeem-content');
    const seconds = content && content.dataset.expires ? Number(content.dataset.expires) : NaN;
    if (seconds >= 0 && seconds < 86400) timers.set(box, setTimeout(() => look(box), (seconds + 1) * 1000));
  }

  async function look(box) {
    if (!box.isConnected || !isShown(box)) return;
    try {
      await show(box, await (await ask(box.dataset.box)).json());
    } catch {
      // the next click or page tells
    }
  }

  function swap(selector, from, to) {
    const before = [...to.querySelectorAll(selector)];
    [...from.querySelectorAll(selector)].forEach((element, index) => {
      if (before[index]) before[index].replaceWith(document.adoptNode(element));
    });
  }

  function takeOver(page) {
    const summary = document.querySelector('.order-summary-content');
    const fresh = page.querySelector('.order-summary-content');
    if (!summary) return true;
    if (!fresh) return false;

    const form = document.getElementById('shopping-cart-form');
    if (!form) {
      summary.replaceWith(document.adoptNode(fresh));
      swap('.order-review-data', page, document);
      return true;
    }

    // buttons and fields of the cart have listeners of their own: only figures, chips and messages are replaced
    if (form.querySelectorAll('table.cart tbody tr').length !== fresh.querySelectorAll('table.cart tbody tr').length) return false;
    ['td.unit-price', 'td.subtotal', '.totals .total-info'].forEach(selector => swap(selector, fresh, summary));
    summary.querySelectorAll('.totals .loyalty-earn').forEach(element => element.remove());
    const totals = summary.querySelector('.totals');
    fresh.querySelectorAll('.totals .loyalty-earn').forEach(element => totals.prepend(document.adoptNode(element)));
    const coupons = summary.querySelector('.coupon-box');
    if (coupons) {
      coupons.querySelectorAll('.current-code, .message-success, .message-failure').forEach(element => element.remove());
      fresh.querySelectorAll('.coupon-box .current-code').forEach(element => coupons.append(document.adoptNode(element)));
    }
    summary.querySelectorAll(':scope > .message-error').forEach(element => element.remove());
    const warnings = fresh.querySelector(':scope > .message-error');
    if (warnings) form.before(document.adoptNode(warnings));
    return true;
  }

  async function show(box, answer) {
    if (answer.leave) {
      location.assign(answer.leave);
      return;
    }
    fill(box, answer.box);
    if (answer.message !== null) say(box, answer.message, answer.success);
    if (answer.balance !== null) document.querySelectorAll('.header-links .loyalty-qty bdi').forEach(quantity => { quantity.textContent = answer.balance; });
    if (answer.summary) {
      const place = document.querySelector('#checkout-confirm-order-load .order-summary');
      if (place) place.replaceChildren(...parse(answer.summary).body.childNodes);
    }
    if (answer.page && document.querySelector('.order-summary-content')) {
      const page = parse(await (await ask(answer.page)).text());
      if (!takeOver(page)) location.assign(answer.page);
    }
  }

  /* What a press asks for. A box that is busy with just that ignores it, so that a double click asks once; anything else waits its turn. */
  function wish(box, button) {
    const fields = new URLSearchParams();
    box.querySelectorAll('input[name=loyaltyPlace], input[name=loyaltyPoints]').forEach(input => fields.set(input.name, input.value));
    if (button.name) fields.set(button.name, button.value);
    return { url: button.getAttribute('formaction'), fields, text: `${button.getAttribute('formaction')}?${fields}` };
  }

  async function press(button) {
    const box = button.closest(BOX);
    const wanted = wish(box, button);
    const running = busy.get(box);
    if (running) {
      if (running.text !== wanted.text) running.next = wanted;
      return;
    }

    for (let current = wanted; current; current = current.next) {
      busy.set(box, current);
      await carryOut(box, current);
    }
    busy.delete(box);
  }

  async function carryOut(box, { url, fields }) {
    const replaces = box.querySelector('input[name=loyaltyReplaces]');
    if (replaces) fields.set(replaces.name, replaces.value);
    fields.set('__RequestVerificationToken', document.querySelector('input[name=__RequestVerificationToken]').value);
    box.setAttribute('aria-busy', 'true');
    try {
      await show(box, await (await ask(url, { method: 'POST', body: fields })).json());
    } catch {
      say(box, box.dataset.failure, false);
    } finally {
      box.removeAttribute('aria-busy');
    }
  }

  document.addEventListener('click', event => {
    const button = event.target.closest(`${BOX} button[formaction]`);
    if (!button) return;
    event.preventDefault();
    press(button);
  });

  document.addEventListener('keydown', event => {
    if (event.key !== 'Enter' || !event.target.matches(`${BOX} .loyalty-points-input`)) return;
    event.preventDefault();
    press(event.target.closest(BOX).querySelector('[data-apply]'));
  });

  /* The one-page checkout keeps all its sections on the page. Only the one that is open has a box; the others keep its place. */
  function tidy(steps) {
    steps.querySelectorAll(BOX).forEach(box => {
      if (isShown(box)) {
        if (!timers.has(box)) expire(box);
        return;
      }
      if (steps.querySelectorAll(BOX).length < 2) return;
      const place = document.createElement('div');
      place.className = 'loyalty-redeem-place';
      place.dataset.box = box.dataset.box;
      box.replaceWith(place);
    });
    steps.querySelectorAll('.loyalty-redeem-place').forEach(async place => {
      if (!isShown(place) || place.dataset.asked) return;
      place.dataset.asked = 'yes';
      try {
        const answer = await (await ask(place.dataset.box)).json();
        const box = parse(answer.box).querySelector(BOX);
        if (box) place.replaceWith(document.adoptNode(box));
      } catch {
        delete place.dataset.asked;
      }
    });
  }

  document.querySelectorAll(BOX).forEach(expire);
  const steps = document.getElementById('checkout-steps');
  if (steps) {
    new MutationObserver(() => tidy(steps)).observe(steps, { childList: true, subtree: true, attributes: true, attributeFilter: ['class', 'style', 'hidden'] });
  }
})();
