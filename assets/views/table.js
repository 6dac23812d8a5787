/* The table: how its columns are sorted, written and filtered, what a row chooses, whose cell is
   framed, and more of its rows. */
(() => {
  window.dashAgGridFunctions = window.dashAgGridFunctions || {};
  window.dashAgGridFunctions.byDate = (one, other, a, b) => a.data.order.localeCompare(b.data.order);

  /* The filters of its columns are of the table alone: what they leave is said beside what counts
     all, with the way out of them. */
  let grid = null;
  window.dashAgGridFunctions.sift = ({ api }) => {
    const place = document.getElementById("sifted");
    grid = api;
    if (!place) return;
    let all = 0;
    api.forEachLeafNode(() => { all += 1; });
    const written = new Intl.NumberFormat(document.documentElement.lang);
    const [n, every] = [api.getDisplayedRowCount(), all].map((number) => written.format(number));
    const [words] = place.children;
    place.hidden = !api.isAnyFilterPresent();
    words.textContent = place.hidden ? "" : words.dataset.said.replace("{n}", n).replace("{all}", every);
  };

  window.dashAgGridComponentFunctions = window.dashAgGridComponentFunctions || {};
  window.dashAgGridComponentFunctions.Written = ({ value, data, colDef: { field } }) => (
    data.english.includes(field)
      ? window.React.createElement("span", { lang: "en", dir: "ltr", className: "english", title: value }, value) : value
  );

  /* A row of the table chooses its tie, and points at its statement in the evidence. */
  const pick = (rows) => {
    if (rows && rows.length) window.entente.go({ tie: rows[0].tie }, `#${rows[0].relation_id}`);
    return window.dash_clientside.no_update;
  };

  /* The frame around a cell belongs to its relation: the grid would leave it where it is, around another
     one, when there are other rows. */
  let framed = null; // the relation and the column
  const frame = ({ api, rowIndex, column }) => {
    const row = rowIndex === null ? null : api.getDisplayedRowAtIndex(rowIndex);
    framed = row && { id: row.data.relation_id, column };
  };
  const keepFrame = ({ api }) => {
    if (!framed) return;
    const { id, column } = framed;
    const row = api.getRowNode(id);
    if (!row || row.rowIndex === null) {
      api.clearFocusedCell();
      return;
    }
    const { activeElement } = document;
    api.ensureIndexVisible(row.rowIndex);
    api.setFocusedCell(row.rowIndex, column);
    if (!activeElement.closest("#table-grid")) activeElement.focus({ preventScroll: true });
  };
  Object.assign(window.dashAgGridFunctions, { frame, keepFrame });

  /* More rows of a table that has thousands; the button is in what is said of their number. */
  const more = async ({ dataset: { first }, parentElement: { id } }) => {
    const { answers, setProps } = window.entente;
    const answer = await answers.get(window.location.search || "?", "rows", first);
    if (!answer) return;
    const { rows, said } = JSON.parse(answer);
    setProps("table-grid", { rowTransaction: { add: rows, async: false } });
    setProps(id, { children: said });
    const place = document.getElementById(id); // the button that had the focus is gone
    place.tabIndex = -1;
    place.focus({ preventScroll: true });
  };
  document.addEventListener("click", ({ target }) => {
    const button = target.closest(".more-rows");
    if (button) more(button);
    if (target.closest(".unsift") && grid) grid.setFilterModel(null);
  });

  Object.assign(window.dash_clientside.entente, { pick });
})();
