/* What the page is at the moment: its grammar, whom it is for, and what its root element tells the
   stylesheets of the address. */
(() => {
  const { setProps } = window.entente.drawing;
  const { shown } = window.entente.address;
  let grammarRead = [];
  const grammarNow = () => {
    const { grammar } = document.getElementById("grammar").dataset;
    if (grammar !== grammarRead[0]) grammarRead = [grammar, JSON.parse(grammar)];
    return grammarRead[1];
  };
  // A phone, upright or on its side; the stylesheets ask the same.
  const narrow = window.matchMedia("(max-width: 760px), (max-height: 430px) and (pointer: coarse)");
  const directions = JSON.parse(document.documentElement.dataset.languages); // by code
  const spoken = Object.keys(directions); // English first
  const presenting = () => window.location.pathname.endsWith("/present");
  const embedded = document.documentElement.dataset.embed !== undefined;

  /* Before the page is there nobody knows what a control may show. */
  const valueOf = (name, parts) => (document.getElementById("grammar") ? shown(name, parts, grammarNow()) : parts[name]);
  const dress = (parts) => {
    const root = document.documentElement;
    const theme = parts.theme === "dark" ? "dark" : "light";
    if (root.dataset.theme !== theme) setProps("mantine", { forceColorScheme: theme });
    root.dataset.theme = theme;
    root.toggleAttribute("data-present", presenting());
    root.toggleAttribute("data-story", Boolean(parts.story));
    const views = root.dataset.views.split(" "); // before the page is there nothing else tells them
    root.dataset.view = views.includes(parts.view) ? parts.view : views[0];
    root.dataset.through = valueOf("through", parts) || "whole";
    root.toggleAttribute("data-supposed", Boolean(parts.what));
  };

  /* A viewport is a wall, a screen, or a hand, in which a presentation is held too; and the last two
     also within a frame. */
  const viewport = () => {
    const size = narrow.matches ? "compact" : presenting() ? "present" : "wide";
    return embedded ? `embed-${size}` : size;
  };

  const known = (lang) => (Object.hasOwn(directions, lang) ? lang : spoken[0]);
  const speak = (lang) => {
    Object.assign(document.documentElement, { lang: known(lang), dir: directions[known(lang)] });
  };
  const directionOf = (lang) => directions[known(lang)];

  window.entente.root = {
    grammarNow, narrow, spoken, presenting, embedded, viewport, dress, speak, directionOf,
  };
})();
