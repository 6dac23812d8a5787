/* A mouse and two fingers move the pictures; one finger scrolls the page. */
(() => {
  const { internals, standing } = window.entente;
  const LEAST = 4; // pixels that are no drag yet
  const WHEEL = { plain: 0.003, pinched: 0.01 }; // of the logarithm of the size, for each pixel of a wheel
  const zoom = () => window.entente.zoom;
  const chartAt = (target) => {
    const chart = target.closest && target.closest(internals.CHART);
    return chart && zoom().isDrawn(chart) ? chart : null;
  };
  /* A point of the page, in pixels from the middle of a chart's place. */
  const fromMiddle = (chart, { clientX, clientY }) => {
    const box = chart.parentElement.getBoundingClientRect();
    return [clientX - box.left - box.width / 2, clientY - box.top - box.height / 2];
  };
  const move = (chart, change) => {
    const panel = chart.closest(".panel");
    window.entente.press(panel, "");
    zoom().move(panel, change);
  };
  const closer = (chart, by, event) => {
    const at = fromMiddle(chart, event);
    move(chart, (ground, from, size) => standing.closer(ground, from, by, at, size));
  };

  /* ------------------------------------------------------------------ mouse */

  let drag = null; // what is dragged, from where, and where the mouse is
  let dragged = false;
  document.addEventListener("pointerdown", ({ pointerType, button, target, clientX, clientY }) => {
    dragged = false;
    const chart = pointerType !== "touch" && button === 0 && chartAt(target);
    drag = chart ? { chart, from: [clientX, clientY], at: [clientX, clientY] } : null;
  });
  document.addEventListener("pointermove", ({ clientX, clientY, pointerId }) => {
    if (!drag) return;
    if (!dragged && Math.hypot(clientX - drag.from[0], clientY - drag.from[1]) < LEAST) return;
    if (!dragged) drag.chart.setPointerCapture(pointerId);
    dragged = true;
    const by = [clientX - drag.at[0], clientY - drag.at[1]];
    drag.at = [clientX, clientY];
    move(drag.chart, (ground, from, size) => standing.moved(ground, from, by, size));
  });
  for (const end of ["pointerup", "pointercancel"]) {
    document.addEventListener(end, () => {
      if (drag && dragged) zoom().rest();
      drag = null;
    });
  }
  /* A drag chooses nothing. */
  document.addEventListener("click", (event) => {
    if (!dragged || !chartAt(event.target)) return;
    dragged = false;
    event.stopPropagation();
    event.preventDefault();
  }, true);

  /* Where the page itself scrolls, and in a frame, the wheel belongs to it, unless Ctrl is held. */
  const scrolls = () => window.entente.embedded
    || document.scrollingElement.scrollHeight > window.innerHeight + 1;
  document.addEventListener("wheel", (event) => {
    const chart = chartAt(event.target);
    if (!chart || (scrolls() && !event.ctrlKey)) return;
    event.preventDefault();
    const turned = Math.min(Math.abs(event.deltaY) * (event.deltaMode === 1 ? 16 : 1), 120);
    const rate = event.ctrlKey ? WHEEL.pinched : WHEEL.plain;
    closer(chart, Math.exp(-Math.sign(event.deltaY) * turned * rate), event);
    zoom().soon();
  }, { passive: false });
  document.addEventListener("dblclick", (event) => {
    const chart = chartAt(event.target);
    if (!chart) return;
    closer(chart, event.shiftKey ? 0.5 : 2, event);
    zoom().rest();
  });

  /* ------------------------------------------------------------------ two fingers */

  let pinch = null; // what two fingers move, and where they were
  const fingers = ({ touches: [one, other] }) => ({
    clientX: (one.clientX + other.clientX) / 2,
    clientY: (one.clientY + other.clientY) / 2,
    apart: Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY),
  });
  document.addEventListener("touchstart", (event) => {
    const chart = event.touches.length === 2 && chartAt(event.target);
    pinch = chart ? { chart, ...fingers(event) } : null;
    if (pinch) event.preventDefault();
  }, { passive: false });
  document.addEventListener("touchmove", (event) => {
    if (!pinch || event.touches.length !== 2) return;
    event.preventDefault();
    const next = { ...pinch, ...fingers(event) };
    const by = [next.clientX - pinch.clientX, next.clientY - pinch.clientY];
    closer(pinch.chart, next.apart / Math.max(pinch.apart, 1), pinch);
    move(pinch.chart, (ground, from, size) => standing.moved(ground, from, by, size));
    pinch = next;
  }, { passive: false });
  for (const end of ["touchend", "touchcancel"]) {
    document.addEventListener(end, () => {
      if (pinch) zoom().rest();
      pinch = null;
    });
  }
})();
