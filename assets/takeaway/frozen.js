/* The frozen page: picture, hover texts and evidence in one file that needs no server. */
(() => {
  const anchor = (tie) => `tie-${tie}`;
  const html = (name, attributes = {}, ...children) => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...children);
    return element;
  };

  const cite = ({ title, url }) => (/^https?:/.test(url)
    ? html("a", { href: url, rel: "noopener noreferrer" }, title) : html("cite", {}, title));
  const named = ({ kind, ...source }) => [" · ", cite(source), ...(kind ? [` [${kind}]`] : [])];

  const statement = ({ id, kind, sign, when, words, in: written, said, status, sources }) => html(
    "li", { class: `${sign} ${status}`, id },
    html("p", { class: "what" }, html("b", {}, kind), ` · ${when} · `, html("a", { href: `#${id}`, dir: "ltr" }, `#${id}`)),
    html("p", written, words),
    html("p", { class: "said" }, said, ...sources.flatMap(named)),
  );

  const style = ({ paper, panel, ink, muted, line, cooperation, conflict, neutral }, sans) => `
    body { margin: 0 auto; max-width: 1200px; padding: 16px; background: ${paper}; color: ${ink}; font: 16px/1.5 ${sans} }
    svg { width: 100%; height: auto; border: 1px solid ${line} }
    svg a:focus-visible, a:focus-visible { outline: 3px solid ${cooperation}; outline-offset: 2px }
    h1 { position: absolute; width: 1px; height: 1px; margin: 0; overflow: hidden; clip-path: inset(50%) }
    h2 { font: 600 18px/1.4 ${sans}; margin: 28px 0 4px } p { margin: 4px 0 }
    a { color: inherit } .said, .note { color: ${muted}; font-size: 14px }
    ol { padding: 0; list-style-position: inside } ol:lang(fa) { list-style-type: persian }
    section:target, li:target { outline: 3px solid ${ink}; outline-offset: 8px }
    li { margin: 10px 0; padding: 8px 14px; background: ${panel}; border-inline-start: 4px solid ${neutral} }
    li.cooperation { border-color: ${cooperation} } li.conflict { border-color: ${conflict} }
    li.claimed, li.interpreted { border-inline-start-style: dashed }
    li .what { display: inline }
    @media print { svg { border: 0 } li { break-inside: avoid } }`;

  /* Write a page that is one file: picture, hover texts, evidence, source and date. */
  const frozen = async (spec, evidence, options) => {
    const { compose, type: { make, fonts } } = window.entente;
    const { svg } = await compose(spec, { ...options, size: "social", linked: true });
    const known = new Set(evidence.ties.map(({ id }) => id));
    for (const mark of svg.querySelectorAll("[data-tie]")) {
      const tie = mark.dataset.tie;
      mark.removeAttribute("data-tie");
      if (!known.has(tie)) continue;
      const link = make("a", { href: `#${anchor(tie)}`, "aria-label": mark.textContent });
      mark.replaceWith(link);
      link.append(mark);
    }
    svg.setAttribute("role", "group"); // with links in it, it is no longer a single image
    const page = document.implementation.createHTMLDocument(options.title);
    Object.assign(page.documentElement, { lang: spec.language, dir: spec.direction });
    const live = `${window.location.origin}${document.documentElement.dataset.base}${spec.query}`;
    page.head.prepend(
      html("meta", { charset: "utf-8" }),
      html("meta", {
        "http-equiv": "Content-Security-Policy",
        content: "default-src 'none'; style-src 'unsafe-inline'; font-src data:",
      }),
      html("meta", { name: "viewport", content: "width=device-width, initial-scale=1" }),
    );
    page.head.append(html("style", {}, style(spec.theme, fonts("sans"))));
    page.body.append(html(
      "main", {}, html("h1", {}, options.title), svg,
      html("p", { class: "note" }, `${evidence.note} `, ...(spec.alone ? [] : [html("a", { href: live }, evidence.open)])),
      html("h2", {}, evidence.evidence),
      ...(evidence.translated ? [html("p", { class: "note" }, evidence.translated)] : []),
      ...evidence.ties.map(({ id, words, statements }) => html(
        "section", { id: anchor(id), tabindex: -1 }, html("h2", {}, words), html("ol", {}, ...statements.map(statement)),
      )),
    ));
    return `<!DOCTYPE html>\n${page.documentElement.outerHTML}`;
  };

  const freeze = async (evidence) => {
    const shown = window.entente.shown();
    if (evidence && shown) {
      const page = await frozen(shown.spec, evidence, shown.options);
      window.entente.save(new Blob([page], { type: "text/html" }), "html");
    }
    return window.dash_clientside.no_update;
  };

  Object.assign(window.dash_clientside.entente, { freeze });
})();
