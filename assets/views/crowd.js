/* What is too many for an element each: a trace that Plotly is told not to draw, and that is drawn here
   at a stroke, under all others. Of 15,000 squares that takes a twentieth of the time. */
(() => {
  const { internals } = window.entente;
  const SVG = "http://www.w3.org/2000/svg";
  const FULL = 0.92; // of a row or column: a square
  const LEAST = 1.1; // pixels: half of the side of a square, however many there are
  const ARM = 0.5; // of half of a cell: the arm of a cross, which has the least ink
  const number = (n) => n.toFixed(1);

  const polygon = (points) => (x, y) => (
    `M${points.map(([right, down]) => [x + right, y + down].map(number)).join("L")}Z`);
  /* Return the outline of a mark around its middle; `half` is half of a row or column. */
  const OUTLINES = {
    square: (half) => {
      const side = Math.max(FULL * half, LEAST);
      const [wide, back] = [2 * side, -2 * side].map(number);
      return (x, y) => `M${number(x - side)} ${number(y - side)}h${wide}v${wide}h${back}Z`;
    },
    x: (half) => {
      const [reach, arm] = [Math.max(half, LEAST), ARM * Math.max(half, LEAST)];
      const short = reach - arm;
      return polygon([
        [-reach, -short], [-short, -reach], [0, -arm], [short, -reach], [reach, -short], [arm, 0],
        [reach, short], [short, reach], [0, arm], [-short, reach], [-reach, short], [-arm, 0],
      ]);
    },
    circle: (half) => {
      const r = number(Math.max(FULL * half, LEAST));
      return (x, y) => `M${number(x - r)} ${number(y)}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0Z`;
    },
    diamond: (half) => {
      const r = Math.max(half, LEAST);
      return polygon([[0, -r], [r, 0], [0, r], [-r, 0]]);
    },
  };

  /* Return the path of each mark of a trace, or of each of its lines. */
  const marks = ({ x, y, marker }, pixel, half) => {
    const outline = OUTLINES[marker.symbol](half);
    return x.map((_, i) => outline(...pixel(i)));
  };
  const strokes = ({ x }, pixel) => x.reduce((found, at, i) => {
    if (at === null) return found;
    const [right, down] = pixel(i).map(number);
    const begins = i === 0 || x[i - 1] === null;
    if (begins) found.push(`M${right} ${down}`);
    else found[found.length - 1] += `L${right} ${down}`;
    return found;
  }, []);

  const made = (name, attributes) => {
    const element = document.createElementNS(SVG, name);
    Object.entries(attributes).forEach(([key, value]) => element.setAttribute(key, value));
    return element;
  };
  const lookOf = ({ mode, line, marker, opacity = 1 }) => (mode === "lines"
    ? { fill: "none", stroke: line.color, "stroke-width": line.width, opacity }
    : { fill: marker.color, opacity });

  const isCrowd = ({ visible }) => visible === false;
  /* Draw the crowds of a chart, and return their elements: one for each look, or `apart` one for each
     mark, with what it stands for: { element, id, text }. */
  const draw = (chart, apart = false) => {
    chart.querySelectorAll(".crowd").forEach((layer) => layer.remove());
    const [crowds, beneath] = [chart.data.filter(isCrowd), internals.beneath(chart)];
    if (!crowds.length || !beneath) return []; // a chart is there before its axes
    const layer = made("g", { class: "crowd", ...beneath.attributes });
    const half = internals.cell(chart);
    const found = crowds.flatMap((trace) => {
      const pixel = beneath.pixelsOf(trace);
      const paths = trace.mode === "lines" ? strokes(trace, pixel) : marks(trace, pixel, half);
      const { customdata = [], hovertext = [] } = trace;
      const several = apart && customdata.length === paths.length;
      return (several ? paths : [paths.join("")]).map((d, i) => (
        { element: made("path", { d, ...lookOf(trace) }), id: customdata[i], text: hovertext[i] }));
    });
    layer.append(...found.map(({ element }) => element));
    beneath.layer.append(layer);
    return apart ? found.filter(({ id }) => id) : found;
  };

  window.entente.crowd = { draw, isCrowd };
})();
