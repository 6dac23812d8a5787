/* The table: how its columns are sorted and written, and what a row chooses. */
(() => {
  window.dashAgGridFunctions = window.dashAgGridFunctions || {};
  window.dashAgGridFunctions.byDate = (one, other, a, b) => a.data.order.localeCompare(b.data.order);

  window.dashAgGridComponentFunctions = window.dashAgGridComponentFunctions || {};
  window.dashAgGridComponentFunctions.English = ({ value }) => (
    window.React.createElement("span", { lang: "en", dir: "ltr", className: "english" }, value)
  );

  /* A row of the table chooses its tie, and points at its statement in the evidence. */
  const pick = (rows) => {
    if (rows && rows.length) window.entente.go({ tie: rows[0].tie }, `#${rows[0].relation_id}`);
    return window.dash_clientside.no_update;
  };

  Object.assign(window.dash_clientside.entente, { pick });
})();
