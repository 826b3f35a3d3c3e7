/* The one-page checkout: each form is posted, its answer names the section to fill and to open. */
(() => {
  const steps = document.getElementById('checkout-steps');
  if (!steps) return;
  const sections = [...steps.querySelectorAll('.tab-section')];
  const visited = ['billing'];

  function open(name, focus) {
    const section = document.getElementById('opc-' + name);
    for (const other of sections) {
      const isOpen = other === section;
      other.classList.toggle('active', isOpen);
      other.querySelector('.step').hidden = !isOpen;
    }
    section.classList.add('allow');
    if (visited.includes(name)) visited.length = visited.indexOf(name) + 1;
    else visited.push(name);
    for (const other of sections) {
      const itsName = other.id.slice('opc-'.length);
      const reached = visited.includes(itsName);
      other.classList.toggle('allow', reached);
      other.querySelector('[data-goto]').disabled = !reached;
    }
    if (focus) {
      section.querySelector('[data-goto]').focus({ preventScroll: true });
      section.scrollIntoView({ block: 'start', behavior: 'smooth' });
    }
  }

  function wait(form, isWaiting) {
    form.querySelector('.please-wait').hidden = !isWaiting;
    form.querySelectorAll('.buttons button').forEach(button => { button.disabled = isWaiting; });
  }

  function show(answer) {
    if (answer.update_section)
      document.getElementById(`checkout-${answer.update_section.name}-load`).innerHTML = answer.update_section.html;
    if (answer.error) {
      // messages that stand at their fields need no repetition
      const wrong = answer.update_section && document.querySelector(`#checkout-${answer.update_section.name}-load .input-validation-error`);
      if (wrong) wrong.focus();
      else displayBarNotification(answer.message, 'error', 0);
      return;
    }
    if (answer.redirect) setLocation(answer.redirect);
    else if (answer.success) setLocation(steps.dataset.success);
    else if (answer.goto_section) open(answer.goto_section, true);
  }

  steps.addEventListener('submit', async event => {
    event.preventDefault();
    const form = event.target;
    if (form.querySelector('.please-wait:not([hidden])')) return;
    wait(form, true);
    try {
      show(await postFields(form.dataset.save, new FormData(form)));
    } catch {
      displayBarNotification(steps.dataset.networkFailure, 'error', 0);
    } finally {
      wait(form, false);
    }
  });

  steps.addEventListener('click', event => {
    const goto = event.target.closest('[data-goto]');
    if (goto) open(goto.dataset.goto, false);
    if (event.target.closest('[data-back]')) open(visited[Math.max(0, visited.length - 2)], true);
  });

  steps.addEventListener('change', event => {
    const target = event.target.dataset.newAddress;
    if (target) document.querySelector(target).hidden = event.target.value !== '0';
  });
})();
