/* The table: how its columns are sorted and written, and what a row chooses. */
(() => {
  window.dashAgGridFunctions = window.dashAgGridFunctions || {};
  window.dashAgGridFunctions.byDate = (one, other, a, b) => a.data.order.localeCompare(b.data.order);

  window.dashAgGridComponentFunctions = window.dashAgGridComponentFunctions || {};
  window.dashAgGridComponentFunctions.English = ({ value }) => (
    window.React.createElement("span", { lang: "en", dir: "ltr", className: "english" }, value)
  );

  /* A row of the table chooses its tie. */
  const pick = (rows) => {
    if (rows && rows.length) window.entente.choose(rows[0].tie);
    return window.dash_clientside.no_update;
  };

  Object.assign(window.dash_clientside.entente, { pick });
})();
