"use strict";

(async () => {
  const make = (tag, properties = {}, ...children) => {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children.filter(child => child !== null && child !== undefined));
    return element;
  };
  const byId = id => document.getElementById(id);

  let api;
  try {
    api = await (await fetch("doc/openapi.json")).json();
  } catch {
    byId("description").textContent = "The OpenAPI document could not be loaded.";
    return;
  }

  const nameOf = reference => reference.split("/").pop();
  const resolve = schema => (schema && schema.$ref ? api.components.schemas[nameOf(schema.$ref)] : schema);

  const typeOf = schema => {
    if (!schema) return "";
    if (schema.$ref) return nameOf(schema.$ref);
    if (schema.oneOf) return schema.oneOf.map(typeOf).join(" or ");
    if (schema.enum) return schema.enum.map(value => JSON.stringify(value)).join(" or ");
    const types = [].concat(schema.type ?? "any").sort((left, right) => (left === "null") - (right === "null"));
    return types.map(type => (type === "array" ? `${typeOf(schema.items)}[]` : type)).join(" or ");
  };

  const limitsOf = schema => {
    const limits = [];
    if (schema.minimum !== undefined) limits.push(`from ${schema.minimum}`);
    if (schema.maximum !== undefined) limits.push(`to ${schema.maximum}`);
    if (schema.maxLength !== undefined) limits.push(`at most ${schema.maxLength} characters`);
    if (schema.default !== undefined && schema.default !== null) limits.push(`default ${schema.default}`);
    return limits.join(", ");
  };

  const table = (headings, rows) =>
    make("div", { className: "scroll", tabIndex: 0 },
      make("table", {},
        make("thead", {}, make("tr", {}, ...headings.map(text => make("th", { scope: "col", textContent: text })))),
        make("tbody", {}, ...rows.map(cells => make("tr", {}, ...cells.map(cell => make("td", {}, cell)))))));

  const typeCell = schema => {
    const reference = schema?.$ref ?? schema?.items?.$ref ?? schema?.oneOf?.find(part => part.$ref)?.$ref;
    const text = typeOf(schema);
    return reference ? make("a", { href: `#schema-${nameOf(reference)}`, textContent: text }) : make("code", { textContent: text });
  };

  const example = (schema, depth = 0) => {
    const resolved = resolve(schema) ?? {};
    if (resolved.oneOf) return example(resolved.oneOf.find(part => part.$ref) ?? resolved.oneOf[0], depth);
    if (resolved.enum) return resolved.enum[0];
    const type = [].concat(resolved.type ?? [])[0];
    if (depth > 4) return null;
    if (resolved.properties)
      return Object.fromEntries(Object.entries(resolved.properties).map(([name, part]) => [name, example(part, depth + 1)]));
    if (type === "array") return [example(resolved.items, depth + 1)];
    if (type === "integer" || type === "number") return resolved.minimum ?? 0;
    if (type === "boolean") return true;
    if (type === "string") return resolved.format === "date-time" ? new Date(0).toISOString() : "text";
    return null;
  };

  const fields = schema => {
    const required = new Set(schema.required ?? []);
    return table(["Field", "Type", "Meaning"], Object.entries(schema.properties ?? {}).map(([name, part]) => [
      make("code", { textContent: name + (required.has(name) ? " *" : "") }),
      typeCell(part),
      [resolve(part)?.description ?? part.description, limitsOf(part)].filter(Boolean).join(" — ")
    ]));
  };

  const tryForm = (path, method, operation) => {
    const parameters = operation.parameters ?? [];
    const inputs = new Map();
    const form = make("form", {});
    for (const parameter of parameters) {
      const id = `try-${method}-${path}-${parameter.name}`.replace(/\W+/g, "-");
      const input = make("input", { id, name: parameter.name, required: parameter.in === "path", value: parameter.schema.default ?? "" });
      inputs.set(parameter, input);
      form.append(make("label", { htmlFor: id, textContent: parameter.name }), input);
    }
    let body = null;
    if (operation.requestBody) {
      const id = `try-${method}-${path}-body`.replace(/\W+/g, "-");
      body = make("textarea", { id, spellcheck: false });
      body.value = JSON.stringify(example(operation.requestBody.content["application/json"].schema), null, 2);
      form.append(make("label", { htmlFor: id, textContent: "Body" }), body);
    }
    const answer = make("pre", { hidden: true, tabIndex: 0 });
    answer.setAttribute("role", "status");
    form.append(make("button", { type: "submit", textContent: "Send" }), answer);

    form.addEventListener("submit", async event => {
      event.preventDefault();
      let target = path.replace(/^\/api\//, "");
      const query = new URLSearchParams();
      const headers = { Accept: "application/json" };
      for (const [parameter, input] of inputs) {
        if (parameter.in === "path") target = target.replace(`{${parameter.name}}`, encodeURIComponent(input.value));
        else if (input.value && parameter.in === "query") query.set(parameter.name, input.value);
        else if (input.value && parameter.in === "header") headers[parameter.name] = input.value;
      }
      if (byId("key").value) headers["X-Api-Key"] = byId("key").value;
      if (body) headers["Content-Type"] = "application/json";
      answer.hidden = false;
      answer.textContent = "…";
      try {
        const response = await fetch(target + (query.size ? `?${query}` : ""), { method: method.toUpperCase(), headers, body: body?.value });
        const text = await response.text();
        let shown = text;
        try { shown = JSON.stringify(JSON.parse(text), null, 2); } catch { /* not JSON: shown as it came */ }
        answer.textContent = `${response.status} ${response.statusText}\n${shown}`;
      } catch {
        answer.textContent = "The store did not answer.";
      }
    });
    return form;
  };

  const accessOf = operation => (operation.security ?? []).flatMap(requirement =>
    Object.entries(requirement).map(([scheme, scopes]) => scopes.length ? scopes.join(", ") : scheme));

  const route = (path, method, operation) => {
    const id = operation.operationId ?? `${method}-${path}`.replace(/\W+/g, "-");
    const inside = make("div", { className: "inside" });
    if (operation.description) inside.append(make("p", { textContent: operation.description }));
    const access = [...new Set(accessOf(operation))];
    inside.append(make("p", {}, "Access: ", ...(access.length
      ? access.map(scope => make("span", { className: "scope", textContent: scope }))
      : [make("span", { className: "scope", textContent: "open" })])));

    if (operation.parameters?.length)
      inside.append(make("h4", { textContent: "Parameters" }), table(["Name", "In", "Type", "Meaning"], operation.parameters.map(parameter => [
        make("code", { textContent: parameter.name + (parameter.required ? " *" : "") }),
        parameter.in,
        typeCell(parameter.schema),
        [parameter.description, limitsOf(resolve(parameter.schema) ?? {}), parameter.schema.default !== undefined && parameter.schema.$ref ? `default ${parameter.schema.default}` : ""].filter(Boolean).join(" — ")
      ])));
    if (operation.requestBody)
      inside.append(make("h4", { textContent: "Body" }), fields(resolve(operation.requestBody.content["application/json"].schema)));

    inside.append(make("h4", { textContent: "Answers" }), table(["Status", "Meaning", "Schema"], Object.entries(operation.responses).map(([status, response]) => {
      const schema = Object.values(response.content ?? {})[0]?.schema;
      return [make("code", { textContent: status }), response.description, schema ? typeCell(schema) : ""];
    })));
    const good = operation.responses["200"]?.content?.["application/json"]?.schema;
    if (good)
      inside.append(make("h4", { textContent: "Example" }), make("pre", { tabIndex: 0, textContent: JSON.stringify(example(good), null, 2) }));
    inside.append(make("h4", { textContent: "Try it" }), tryForm(path, method, operation));

    byId("contents").append(make("li", {}, make("a", { href: `#${id}` },
      make("span", { className: `method ${method}`, textContent: method.toUpperCase() }), " ", path.replace("/api/loyalty/", ""))));
    byId("routes").append(make("details", { id },
      make("summary", {},
        make("h3", {}, make("span", { className: `method ${method}`, textContent: method.toUpperCase() }), " ", path),
        make("span", { className: "about", textContent: operation.summary ?? "" })),
      inside));
  };

  byId("title").textContent = `${api.info.title} ${api.info.version}`;
  byId("description").textContent = api.info.description ?? "";
  for (const scheme of Object.values(api.components.securitySchemes))
    byId("access").append(make("p", { textContent: scheme.description }));
  for (const [path, item] of Object.entries(api.paths))
    for (const [method, operation] of Object.entries(item))
      route(path, method, operation);
  for (const error of api["x-error-codes"] ?? [])
    byId("codes").append(make("tr", { id: error.code },
      make("td", {}, make("code", { textContent: error.code })), make("td", { textContent: error.status }), make("td", { textContent: error.title })));
  for (const [name, schema] of Object.entries(api.components.schemas))
    byId("schemas").append(make("details", { id: `schema-${name}` },
      make("summary", {}, make("h3", { textContent: name }), make("span", { className: "about", textContent: schema.description ?? "" })),
      make("div", { className: "inside" }, schema.properties ? fields(schema) : make("p", {}, typeCell(schema)))));

  const openTarget = () => {
    const target = location.hash && byId(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    if (target.tagName === "DETAILS") target.open = true;
    target.scrollIntoView();
  };
  addEventListener("hashchange", openTarget);
  openTarget();
})();
