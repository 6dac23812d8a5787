/* The export dialog: its preview, and the buttons that save what it shows. */
(() => {
  let shown = null; // the picture in the preview
  let name = "entente";
  const save = (blob, ending) => {
    const link = Object.assign(document.createElement("a"), {
      href: URL.createObjectURL(blob), download: `${name}.${ending}`,
    });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  };

  /* What is made for a column of a page is as wide as that wherever it is placed. */
  const asPrinted = ({ svg, paper }) => {
    const [width, height] = /^\d+mm \d+mm$/.test(paper) ? paper.split(" ") : [];
    const copy = svg.cloneNode(true);
    if (width) Object.entries({ width, height }).forEach(([side, long]) => copy.setAttribute(side, long));
    return { svg: copy };
  };

  const times = () => Number(document.querySelector("#export-scale input:checked").value);
  const savers = {
    svg: async () => save(new Blob([window.entente.source(asPrinted(shown))], { type: "image/svg+xml" }), "svg"),
    png: async () => save(await window.entente.raster(shown, times()), "png"),
    pdf: async () => print(shown),
  };

  /* Print one picture on a page of its own size: every browser saves that as a PDF, with the text
     as text and Persian letters joined, which the small PDF libraries cannot do. */
  const print = ({ svg, across, down, paper }) => {
    const page = document.createElement("div");
    page.id = "printed";
    const style = Object.assign(document.createElement("style"), {
      textContent: `@page { size: ${paper || `${across}px ${down}px`}; margin: 0 }`,
    });
    const copy = svg.cloneNode(true);
    copy.querySelector("style").remove(); // the page has these fonts already
    page.append(style, copy);
    document.body.append(page);
    document.documentElement.dataset.printing = "picture";
    const end = () => {
      delete document.documentElement.dataset.printing;
      page.remove();
    };
    window.addEventListener("afterprint", end, { once: true });
    window.print();
  };

  document.addEventListener("click", ({ target }) => {
    const button = target.closest("button[data-save]");
    if (button && shown && savers[button.dataset.save]) savers[button.dataset.save]();
  });

  /* Draw the preview: exactly what will be saved. */
  let newest = 0;
  let previous = "";
  let asked = [];
  const preview = async (...wanted) => {
    asked = wanted;
    const [spec, size, look, parts, title, subtitle] = wanted;
    newest += 1;
    const mine = newest;
    const { retouch } = window.entente;
    const words = retouch.keepWords(spec, title || "", subtitle || "");
    const options = { size, look, parts: parts || [], ...words, own: retouch.hand(spec) };
    const picture = await window.entente.compose(spec, options);
    if (mine !== newest) return window.dash_clientside.no_update;
    shown = { ...picture, spec, options };
    retouch.show(shown);
    const said = document.getElementById("export-qr-said");
    if (said) said.textContent = picture.doubt ? said.dataset[picture.doubt] : "";
    name = `${spec.name}_${spec.picture}_${size}`;
    for (const { id } of document.querySelectorAll("button[data-save]")) {
      window.dash_clientside.set_props(id, { disabled: false });
    }
    if (previous) URL.revokeObjectURL(previous);
    previous = URL.createObjectURL(new Blob([window.entente.source(picture)], { type: "image/svg+xml" }));
    return previous;
  };

  /* Draw it anew, since a hand was laid on it. */
  const anew = async () => {
    const src = await preview(...asked);
    if (typeof src === "string") window.dash_clientside.set_props("export-preview", { src });
  };

  Object.assign(window.entente, { save, shown: () => shown, previewAnew: anew });
  Object.assign(window.dash_clientside.entente, { preview });
})();
