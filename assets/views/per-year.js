/* Per year: a bar leads to what of the address it stands for, a small chart to its tie. */
(() => {
  const lead = (click) => {
    const to = click && click.points && click.points[0] && click.points[0].customdata;
    if (typeof to === "string" && to) window.entente.go(Object.fromEntries(new URLSearchParams(to)));
    return window.dash_clientside.no_update;
  };

  Object.assign(window.dash_clientside.entente, { lead });
})();
