/* Where a picture stands, in numbers: x, y and zoom as the address has them, whatever the size of
   the stage. Nothing here touches the page, so that node runs its cases.

   On the flat map and on the globe x and y are the longitude and the latitude in the middle; on a
   plane and on a grid they are shares of its width from the left and of its height from the top.
   `zoom` is how many times as large as the whole the picture is drawn. `ground` is what the picture
   stands on: { ground: "flat" | "globe" | "plane" | "grid" }; a plane is `whole` within [left, bottom,
   right, top]; a grid has the `names` of its rows, `busiest` as they come first, the `margin` in which
   they stand and the pixels that each needs (`line`), and is brought no closer than `most` times.
   `size` is that of the stage in pixels, { wide, high }. */
(() => {
  const SHAPE = 1.6; // a stage of which the map of the world, at zoom 1, takes the whole width
  const MOST = 64;
  const FITTED = { flat: 16, globe: 12, plane: 2.5 }; // nothing is fitted closer than this
  const GLOBE = 0.94; // of the stage: the diameter of the whole globe
  const [SOUTH, NORTH] = [-60, 84]; // degrees: nothing is drawn beyond
  const ROOM = { // pixels kept free around what a picture is fitted to: for names, for the buttons
    flat: { side: 56, top: 26, bottom: 54 },
    globe: { side: 30, top: 20, bottom: 30 },
    plane: { side: 0, top: 0, bottom: 0 },
    grid: { side: 0, top: 0, bottom: 0 },
  };
  const SIDE = 0.04; // of the stage: no more is kept free at its sides
  const RAD = Math.PI / 180;
  const clamp = (value, low, high) => Math.min(Math.max(value, low), high);
  const wrapped = (lon) => ((lon + 540) % 360 + 360) % 360 - 180;

  /* The Natural Earth projection (Šavrič et al. 2011), as components/drawing/projection.py has it:
     lengths are radii of the globe. */
  const ACROSS = 0.8707;
  const WIDTH = 2 * Math.PI * ACROSS;
  const parallel = (lat) => {
    const [p2, p4] = [(lat * RAD) ** 2, (lat * RAD) ** 4];
    return ACROSS - 0.131979 * p2 + p4 * (-0.013791 + p4 * (0.003971 * p2 - 0.001529 * p4));
  };
  const height = (lat) => {
    const phi = lat * RAD;
    const [p2, p4] = [phi ** 2, phi ** 4];
    return phi * (1.007226 + p2 * (0.015085 + p4 * (-0.044475 + 0.028874 * p2 - 0.005916 * p4)));
  };
  const TOP = height(90);
  const latitude = (high) => {
    const wanted = clamp(high, -TOP, TOP);
    let [low, up] = [-90, 90];
    for (let i = 0; i < 40; i += 1) {
      const middle = (low + up) / 2;
      if (height(middle) < wanted) low = middle;
      else up = middle;
    }
    return (low + up) / 2;
  };

  const mostOf = ({ most }) => most || MOST;

  /* A grid fills what its names leave of the stage, whatever the shape of that. */
  const within1 = (value, zoom) => within(value, 0.5 / zoom, 0, 1);
  const roomOf = ({ margin: { l, r, t, b } }, { wide, high }) => (
    { wide: Math.max(wide - l - r, 1), high: Math.max(high - t - b, 1) });
  const pitches = (ground, { zoom }, size) => {
    const { wide, high } = roomOf(ground, size);
    return [wide, high].map((side) => side * zoom / ground.names.length);
  };
  /* The rows that have a name: the busiest of those in sight, as far as there is room. */
  const named = ({ busiest, names, line }, [low, high], pitch) => {
    const found = [];
    for (const row of busiest) {
      if (row < low || row > high) continue;
      if (found.every((other) => Math.abs(other - row) * pitch >= line)) found.push(row);
    }
    found.sort((one, other) => one - other);
    return { tickvals: found, ticktext: found.map((row) => names[row]) };
  };

  /* How many pixels a radius of the globe takes, or the width of a plane. */
  const whole = ({ ground, whole: box }, { wide, high }) => {
    if (ground === "globe") return GLOBE * Math.min(wide, high) / 2;
    if (ground === "flat") return Math.min(wide, SHAPE * high) / WIDTH;
    if (ground === "grid") return Math.min(wide, high);
    const [left, bottom, right, top] = box;
    return Math.min(wide, high * (right - left) / (top - bottom));
  };
  const scaleOf = (ground, { zoom }, size) => zoom * whole(ground, size);
  const shapeOf = ({ whole: [left, bottom, right, top] }) => (top - bottom) / (right - left);

  /* Keep a stretch in sight: `middle` of what is seen, `half` of its length, within two ends. */
  const within = (middle, half, low, high) => (
    high - low <= 2 * half ? (low + high) / 2 : clamp(middle, low + half, high - half));

  /* Nothing can be lost out of sight. */
  const bounded = (ground, { x, y, zoom }, size) => {
    const at = { x, y, zoom: clamp(zoom, 1, mostOf(ground)) };
    if (ground.ground === "grid") return { ...at, x: within1(x, at.zoom), y: within1(y, at.zoom) };
    const scale = scaleOf(ground, at, size);
    const half = size.high / 2 / scale;
    if (ground.ground === "globe") return { ...at, x: wrapped(x), y: clamp(y, -90, 90) };
    if (ground.ground === "flat") {
      // Of a low stage, too, the south can be moved out from under the buttons.
      const south = height(SOUTH) - ROOM.flat.bottom / scale;
      const up = within(height(clamp(y, -90, 90)), half, south, height(NORTH));
      return { ...at, x: wrapped(x), y: latitude(up) };
    }
    const shape = shapeOf(ground);
    return { ...at, x: within(x, size.wide / 2 / scale, 0, 1), y: within(y, half / shape, 0, 1) };
  };

  /* Fit a picture to a part of it: its middle, and its size as shares of the width of the whole. */
  const fitted = (ground, [x, y, wide, high], size) => {
    if (ground.ground === "grid") return bounded(ground, { x, y, zoom: 1 / Math.max(wide, high) }, size);
    const { side: most, top, bottom } = ROOM[ground.ground];
    const side = Math.min(most, SIDE * size.wide);
    const unit = whole(ground, size) * { flat: WIDTH, globe: 2, plane: 1 }[ground.ground];
    const room = [Math.max(size.wide - 2 * side, size.wide / 2), Math.max(size.high - top - bottom, size.high / 2)];
    const part = [Math.max(wide, 1e-4), Math.max(high, 1e-4)];
    const zoom = Math.min(room[0] / part[0] / unit, room[1] / part[1] / unit, FITTED[ground.ground]);
    const at = { x, y, zoom: Math.max(zoom, 1) };
    const shift = (bottom - top) / 2;
    return bounded(ground, moved(ground, at, [0, -shift], size, false), size);
  };

  /* Move what is in the picture by some pixels, to the right and down. */
  const moved = (ground, at, [right, down], size, keep = true) => {
    const scale = scaleOf(ground, at, size);
    const next = { ...at };
    if (ground.ground === "grid") {
      const room = roomOf(ground, size);
      next.x -= right / room.wide / at.zoom;
      next.y -= down / room.high / at.zoom;
    } else if (ground.ground === "plane") {
      next.x -= right / scale;
      next.y -= down / scale / shapeOf(ground);
    } else if (ground.ground === "flat") {
      next.x -= right / scale / parallel(at.y) / RAD;
      next.y = latitude(height(at.y) + down / scale);
    } else {
      next.x -= right / scale / RAD / Math.max(Math.cos(at.y * RAD), 0.3);
      next.y += down / scale / RAD;
    }
    return keep ? bounded(ground, next, size) : next;
  };

  /* Bring the picture closer by a factor; what lies at a point, in pixels from the middle of the
     stage to the right and down, stays there. */
  const closer = (ground, at, by, [right, down], size) => {
    const zoom = clamp(at.zoom * by, 1, mostOf(ground));
    if (ground.ground === "grid") { // its middle is not that of the stage
      const { l, r, t, b } = ground.margin;
      [right, down] = [right - (l - r) / 2, down - (t - b) / 2];
    }
    const away = moved(ground, at, [-right, -down], size, false); // that point in the middle
    return moved(ground, { ...away, zoom }, [right, down], size);
  };

  /* Whether a part of the picture is all in sight. */
  const inSight = (ground, at, [x, y, wide, high], size) => {
    if (ground.ground === "grid") {
      return Math.abs(x - at.x) + wide / 2 <= 0.5 / at.zoom + 1e-6
        && Math.abs(y - at.y) + high / 2 <= 0.5 / at.zoom + 1e-6;
    }
    const scale = scaleOf(ground, at, size) * { flat: WIDTH, globe: 2, plane: 1 }[ground.ground];
    const half = [size.wide / 2 / scale + 1e-3, size.high / 2 / scale + 1e-3];
    if (ground.ground === "globe") {
      return Math.abs(wrapped(x - at.x)) < 20 && Math.abs(y - at.y) < 20 && wide / 2 <= half[0] && high / 2 <= half[1];
    }
    const [dx, dy] = ground.ground === "flat"
      ? [wrapped(x - at.x) / 360, (height(y) - height(at.y)) / WIDTH]
      : [x - at.x, (y - at.y) * shapeOf(ground)];
    return Math.abs(dx) + wide / 2 <= half[0] && Math.abs(dy) + high / 2 <= half[1];
  };

  /* What Plotly must be told, so that a chart stands there: properties of its layout. */
  const layout = (ground, at, size) => ({ flat, globe, plane, grid })[ground.ground](ground, at, size);
  /* Plotly measures the range along four great circles, which rise over the parallel that they begin
     and end at: return the one over which they rise to a latitude. */
  const flattened = (lat, half) => (
    lat > 0 ? Math.atan(Math.tan(lat * RAD) * Math.cos(half / 4 * RAD)) / RAD : lat);
  const flat = (ground, at, size) => {
    const scale = scaleOf(ground, at, size);
    const up = height(at.y);
    const [south, north] = [-1, 1].map((way) => latitude(up + way * size.high / 2 / scale));
    const level = clamp(0, south, north); // the widest of the parallels in sight
    const half = Math.min(size.wide / 2 / scale / parallel(level) / RAD, 180);
    // Plotly fits these ranges to the stage, and then draws so many times as large.
    const box = [2 * half * RAD * parallel(level), height(north) - height(south)];
    const fit = Math.min(size.wide / box[0], size.high / box[1]);
    const geo = {
      projection: { rotation: { lon: at.x, lat: 0 }, scale: scale / fit },
      center: { lon: at.x, lat: at.y },
      lonaxis: { range: [at.x - half, at.x + half] },
      lataxis: { range: [-flattened(-south, half), flattened(north, half)] },
    };
    return { geo };
  };
  const globe = (ground, at, size) => {
    const scale = 2 * scaleOf(ground, at, size) / Math.min(size.wide, size.high);
    const geo = {
      projection: { rotation: { lon: at.x, lat: at.y }, scale },
      center: { lon: at.x, lat: at.y },
      lonaxis: { range: [at.x - 90, at.x + 90] },
      lataxis: { range: [at.y - 90, at.y + 90] },
    };
    return { geo };
  };
  const plane = (ground, at, size) => {
    const [left, bottom, right, top] = ground.whole;
    const half = [size.wide, size.high].map((side) => side / 2 / scaleOf(ground, at, size) * (right - left));
    const [x, y] = [left + at.x * (right - left), top - at.y * (top - bottom)];
    return { xaxis: { range: [x - half[0], x + half[0]] }, yaxis: { range: [y - half[1], y + half[1]] } };
  };

  const TURNED = 0.94; // of a line: so close names over columns may stand
  /* Where only every second heading has room beside the rows, the others stand at the other side. */
  const onBothSides = (names, font, [low, high]) => {
    const rows = [...names.keys()].filter((row) => row >= low && row <= high);
    const right = { xref: "paper", x: 1, xanchor: "left", xshift: 4, yref: "y", yanchor: "middle", showarrow: false, font };
    return {
      yaxis: { range: [high, low], tickvals: rows, ticktext: rows.map((row) => (row % 2 ? "" : names[row])) },
      annotations: rows.filter((row) => row % 2).map((row) => ({ ...right, y: row, text: names[row] })),
    };
  };
  const grid = (ground, at, size) => {
    const rows = ground.names.length;
    const [x, y] = [at.x, at.y].map((middle) => [-0.5, 0.5].map((way) => (middle + way / at.zoom) * rows - 0.5));
    const [across, down] = pitches(ground, at, size);
    const { line, names, sides } = ground;
    if (sides && down < line && 2 * down >= line) {
      const turned = { ...ground, line: TURNED * line };
      return { xaxis: { range: x, ...named(turned, x, across) }, ...onBothSides(names, sides, y) };
    }
    return {
      ...(sides ? { annotations: [] } : {}),
      xaxis: { range: x, ...named(ground, x, across) },
      yaxis: { range: [y[1], y[0]], ...named(ground, y, down) },
    };
  };

  /* What a map is turned to, and the middle of it from there. */
  const facing = ({ ground }, { x, y }) => (ground === "globe" ? [[x, y], [0, 0]] : [[x, 0], [0, y]]);

  /* Whether the edge of the map is in sight: then it turns where it otherwise only moves. */
  const turns = (ground, at, size) => ["globe", "grid"].includes(ground.ground)
    || (ground.ground === "flat" && size.wide >= 0.8 * WIDTH * scaleOf(ground, at, size));

  /* How a picture that is drawn at one place must be moved and stretched to seem to stand at
     another: [right, down, times], around the middle of the stage. */
  const between = (ground, from, to, size) => {
    const times = to.zoom / from.zoom;
    const scale = scaleOf(ground, to, size);
    if (ground.ground === "plane") {
      return [(from.x - to.x) * scale, (from.y - to.y) * shapeOf(ground) * scale, times];
    }
    const right = wrapped(from.x - to.x) * RAD * parallel((from.y + to.y) / 2) * scale;
    return [right, (height(to.y) - height(from.y)) * scale, times];
  };

  /* In the address: three numbers, no more exact than the eye. */
  const write = ({ ground }, { x, y, zoom }) => {
    const digits = ["plane", "grid"].includes(ground) ? 4 : zoom > 8 ? 3 : 2;
    return [Number(x.toFixed(digits)), Number(y.toFixed(digits)), Number(zoom.toFixed(3))].join(",");
  };
  const read = (text) => {
    const [x, y, zoom, ...more] = String(text || "").split(",").map((part) => (part.trim() ? Number(part) : NaN));
    return [x, y, zoom].every(Number.isFinite) && !more.length ? { x, y, zoom } : null;
  };

  const standing = {
    pitches, bounded, fitted, moved, closer, inSight, layout, facing, turns, between, write, read, scaleOf, height,
    latitude, parallel, wrapped, WIDTH,
  };
  if (typeof module === "object") module.exports = standing;
  else window.entente.standing = standing;
})();
