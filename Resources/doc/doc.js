"use strict";

(async () => {
  const byId = id => document.getElementById(id);
  const address = new URLSearchParams(location.search).has("provider") ? "doc/provider.json" : "doc/openapi.json";

  let api;
  try {
    api = await (await fetch(address)).json();
  } catch {
    byId("description").textContent = "The OpenAPI document could not be loaded.";
    return;
  }

  document.title = byId("title").textContent = `${api.info.title} ${api.info.version}`;
  byId("description").textContent = api.info.description ?? "";
  byId("document").href = address;
  // the store may stand in a folder of its host
  const folder = new URL("..", location.href).pathname.replace(/\/$/, "");
  api.servers = folder ? [{ url: folder }] : undefined;

  for (const error of api["x-error-codes"] ?? []) {
    const row = byId("codes").insertRow();
    row.id = error.code;
    row.insertCell().append(Object.assign(document.createElement("code"), { textContent: error.code }));
    row.insertCell().textContent = error.status;
    row.insertCell().textContent = error.title;
  }

  // what scrolls can be scrolled by keyboard, and what is typed into or chosen from has a name
  const routes = byId("routes");
  new MutationObserver(() => {
    routes.querySelectorAll("pre:not([tabindex])").forEach(part => { part.tabIndex = 0; });
    routes.querySelectorAll("textarea:not([aria-label])").forEach(part => { part.ariaLabel = "Request body"; });
    routes.querySelectorAll(".examples-select-element:not([aria-label])").forEach(part => { part.ariaLabel = "Example"; });
    routes.querySelectorAll(".filter-container:not([role])").forEach(part => { [part.role, part.ariaLabel] = ["search", "Routes"]; });
  }).observe(routes, { childList: true, subtree: true });

  SwaggerUIBundle({
    dom_id: "#routes",
    spec: api,
    displayRequestDuration: true,
    docExpansion: "none",
    filter: true,
    validatorUrl: null,
    // the answers' types of an error point here by its code
    onComplete: () => byId(decodeURIComponent(location.hash.slice(1)))?.scrollIntoView()
  });
})();
