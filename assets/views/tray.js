/* The tray of a map: who stands for no state has a place in it, and in no country. It stands in the
   emptiest lower corner of the stage, wherever the map is moved, and the lines of its ties end there.

   What is in it comes with the figure (`meta.tray`, see components/views/tray.py); Plotly, which
   knows only places on the globe, draws none of it. */
(() => {
  const { internals } = window.entente;
  const PAD = 8; // pixels around the names, and between tray and edge
  const LIFT = 6; // pixels by which it is lifted until it covers no dot
  const AIR = 5; // pixels between it and a dot
  const LARGEST = 0.13; // of the stage: beyond that it shows its diamonds without their names
  const COST = { covered: 1e5, lift: 1, ink: 0.05, elsewhere: 90 }; // elsewhere than it stood before
  const SMALLER = [1, 0.8, 0.65]; // of the letters, before their names are left out
  const LEAST = { desk: 11, wall: 24 }; // pixels: no smaller letters
  const ALONG = [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74]; // of a line: where its sign may ride

  const make = (...parts) => window.entente.names.make(...parts);
  const each = (...parts) => window.entente.names.each(...parts);
  const rounded = (number) => number.toFixed(1);
  const stageOf = (chart) => {
    const { width, height } = internals.layoutOf(chart);
    return [0, 0, width, height];
  };
  /* Where it may stand: on the map or, where it covers a dot there, beside it. */
  const framesOf = (chart) => [internals.extent(chart), stageOf(chart)];
  const trayOf = (chart) => (chart.layout && chart.layout.meta ? chart.layout.meta.tray : null);

  /* ------------------------------------------------------------------ its shape */

  /* With every name in a row of its own, in smaller letters where it needs that, or as one short row
     of diamonds. */
  const shapesOf = (chart, { heading, more, nodes }) => {
    const { measured, plain } = window.entente.names;
    const { family } = chart.layout.font;
    const names = [...nodes.text.map(plain), ...(more ? [more] : [])];
    const across = each(nodes.marker.size, 0) || 8;
    const headed = (size) => measured(heading, `600 ${size}px ${family}`).wide;
    const full = (size) => {
      const step = Math.round(size * 1.42);
      const widest = Math.max(...names.map((name) => measured(name, `400 ${size}px ${family}`).wide));
      const wide = Math.max(headed(size), across + PAD + widest) + 2 * PAD;
      return { names, size, step, full: true, wide, high: step * (names.length + 1) + 1.5 * PAD };
    };
    const { size } = nodes.textfont;
    const least = size < LEAST.wall ? LEAST.desk : LEAST.wall;
    const sizes = new Set(SMALLER.map((share) => Math.min(size, Math.max(least, share * size))));
    const [step, apart] = [Math.round(size * 1.42), across + 8];
    const row = { names, size, step, apart, wide: Math.max(headed(size), names.length * apart) + 2 * PAD, high: step + apart + PAD };
    return [...[...sizes].map(full), row];
  };
  /* Where each row of a tray has its diamond, and which way its name runs from there. A short row
     stands above its heading, where lines come to it without passing below the sheet. */
  const spotsOf = ({ names, step, apart, full }, [left, top, right], atRight) => names.map((_, i) => (full
    ? [atRight ? left : right, top + PAD + step * (i + 1.45)]
    : [left + PAD + apart * (i + 0.5), top + apart / 2]));

  /* ------------------------------------------------------------------ its place */

  const known = new WeakMap(); // of each chart: where its tray stands, and what lies there

  const dotsOf = (chart) => {
    const trace = chart.data.at(-1);
    const pixel = internals.pixelsOf(chart, trace);
    return trace.lon.flatMap((_, i) => {
      const at = pixel(i);
      return at ? [[...at, each(trace.marker.size, i) / 2]] : [];
    });
  };
  const placesOf = (shape, frame, buttons) => [true, false].flatMap((atRight) => {
    const left = atRight ? frame[2] - PAD - shape.wide : frame[0] + PAD;
    const found = [];
    for (let bottom = frame[3] - PAD; bottom - shape.high >= frame[1] + PAD; bottom -= LIFT) {
      const box = [left, bottom - shape.high, left + shape.wide, bottom];
      if (buttons.every((one) => window.entente.boxes.apart(box, one, [AIR, AIR]))) {
        found.push({ box, atRight, lift: frame[3] - bottom });
      }
    }
    return found;
  });
  const standing = (chart, tray) => {
    const frames = framesOf(chart);
    const costs = frames.map((frame) => costIn(chart, frame));
    const [wide, high] = frames.at(-1).slice(2);
    const buttons = window.entente.names.buttonsOf(chart);
    const choices = shapesOf(chart, tray)
      .filter((shape) => !shape.full || shape.wide * shape.high <= LARGEST * wide * high)
      .flatMap((shape) => frames.map((frame, i) => {
        const found = placesOf(shape, frame, buttons).map((place) => ({ ...place, shape, frame, cost: costs[i](place) }));
        return found.sort((a, b) => a.cost - b.cost)[0];
      }))
      .filter(Boolean);
    return choices.find(({ cost }) => cost < COST.covered) || choices.at(-1);
  };
  /* What a place costs: the dots that it covers above all. */
  const costIn = (chart, frame) => {
    const { names, boxes } = window.entente;
    const dots = dotsOf(chart);
    const stood = known.get(chart);
    const ink = boxes.inkOf(names.strokesOf(chart), frame);
    return ({ box, lift, atRight }) => {
      const covered = dots.filter(([x, y, radius]) => boxes.toBox(x, y, box) < radius + AIR).length;
      const moved = stood && stood.place.atRight !== atRight ? COST.elsewhere : 0;
      return COST.covered * covered + COST.lift * lift + COST.ink * ink(box) + moved;
    };
  };

  /* ------------------------------------------------------------------ its lines */

  /* What is drawn of each tie: its line in pixels and, where it has one, its sign. */
  const drawnOf = (chart, tray, spots, standing) => {
    const places = tray.ties.flatMap(({ ends }) => ends).filter(Array.isArray);
    const pixel = internals.pixelsOf(chart, { lon: places.map(([lon]) => lon), lat: places.map(([, lat]) => lat) });
    let next = 0;
    const at = (end) => (Array.isArray(end) ? pixel((next += 1) - 1) : spots[Math.min(end, spots.length - 1)]);
    const radius = (each(tray.nodes.marker.size, 0) || 8) * 0.65 + 1;
    const keep = (end) => (Array.isArray(end) ? end[2] : radius);
    const { lineIn, within } = window.entente.bends;
    const reach = Math.max(0, ...tray.signs.customdata.map((_, i) => each(tray.signs.marker.size, i) / 2));
    const inside = tray.ties.map(({ id, ends }) => ({ id, ends: ends.map((end) => spots[Math.min(end, spots.length - 1)]) }))
      .filter(({ ends }) => ends.every(Boolean));
    const bent = within(inside, reach + AIR, 2 * reach + 2, standing.atRight || !standing.shape.full);
    return tray.ties.flatMap((tie) => {
      const [from, to] = tie.ends.map(at);
      const bend = bent.has(tie.id) ? bent.get(tie.id) : tie.bend;
      return from && to ? [{ ...tie, points: lineIn(standing.frame, from, to, bend, tie.ends.map(keep)) }] : [];
    });
  };
  const signsOf = (chart, tray, ties, { box, frame }) => {
    const { boxes, names } = window.entente;
    const taken = [...dotsOf(chart), ...names.signsOf(chart).map(([a, b, c, d]) => [(a + c) / 2, (b + d) / 2, (c - a) / 2])];
    const buttons = names.buttonsOf(chart);
    return tray.signs.customdata.flatMap((id, i) => {
      const tie = ties.find((one) => one.id === id);
      if (!tie) return [];
      const reach = each(tray.signs.marker.size, i) / 2;
      const free = ([x, y]) => {
        const around = [x - reach, y - reach, x + reach, y + reach];
        return x > frame[0] + reach && x < frame[2] - reach && y > frame[1] + reach && y < frame[3] - reach
          && boxes.apart(around, box, [2, 2]) && buttons.every((one) => boxes.apart(around, one))
          && taken.every(([px, py, radius]) => Math.hypot(px - x, py - y) > radius + reach + 1);
      };
      const places = ALONG.map((share) => tie.points[Math.round(share * (tie.points.length - 1))]);
      const at = places.find(free) || places[0];
      taken.push([...at, reach]);
      return [{ id, i, text: tie.text, at, reach }];
    });
  };

  /* ------------------------------------------------------------------ what is drawn */

  const pathOf = (points) => `M${points.map((point) => point.map(rounded)).join("L")}`;
  const cased = ({ points, cased: { color, width } }) => make("path", {
    d: pathOf(points), fill: "none", stroke: color, "stroke-width": width,
  });
  const stroked = ({ id, points, line, opacity, head }) => {
    const bare = { d: pathOf(points), fill: "none", "stroke-linecap": "butt" };
    const dash = /px/.test(line.dash || "") ? { "stroke-dasharray": line.dash.replace(/px/g, "") } : {};
    const look = { stroke: line.color, "stroke-width": line.width, "stroke-opacity": opacity, ...dash };
    const drawn = [make("path", { ...bare, ...look, "data-of": id })];
    if (head) {
      const way = head.at ? points : [...points].reverse();
      const [tip, before] = [way.at(-1), way.at(-2)];
      const angle = (Math.atan2(tip[1] - before[1], tip[0] - before[0]) * 180) / Math.PI;
      const [long, half] = [head.size * 0.9, head.size * 0.4];
      drawn.push(make("path", {
        d: `M0 0L${rounded(-long)} ${rounded(half)}V${rounded(-half)}Z`, fill: head.color, "data-of": id,
        transform: `translate(${tip.map(rounded)})rotate(${rounded(angle)})`,
      }));
    }
    return drawn;
  };
  const badgesOf = ({ marker, text, textfont }, signs, family) => signs.flatMap(({ id, i, at: [x, y], reach }) => {
    const { color, width } = marker.line;
    const look = { fill: each(marker.color, i), stroke: each(color, i), "stroke-width": each(width, i), "data-of": id };
    const square = each(marker.symbol, i) === "square";
    const shape = square
      ? make("rect", { x: rounded(x - reach), y: rounded(y - reach), width: 2 * reach, height: 2 * reach, ...look })
      : make("circle", { cx: rounded(x), cy: rounded(y), r: reach, ...look });
    const sign = make("text", {
      x: rounded(x), y: rounded(y + textfont.size * 0.36), "text-anchor": "middle", "font-family": family,
      "font-size": textfont.size, "font-weight": textfont.weight, fill: each(textfont.color, i),
    }, text[i]);
    return [shape, sign];
  });

  /* The sheet under the names, its heading, and a diamond and a name for each row. */
  const sheetOf = ({ nodes, look, heading }, { box, shape, atRight }, spots, family) => {
    const [left, top] = box;
    const { size, step, full, names } = shape;
    const half = (each(nodes.marker.size, 0) || 8) * 0.65;
    const written = (text, x, y, more) => make("text", {
      x: rounded(x), y: rounded(y + size * 0.36), "font-size": size, direction: "ltr", ...more,
    }, `\u2068${text}\u2069`);
    const sheet = make("rect", {
      class: "tray-box", x: rounded(left), y: rounded(top), rx: 4,
      width: rounded(shape.wide), height: rounded(shape.high), fill: look.fill, "fill-opacity": 0.9, stroke: look.edge,
    });
    const end = full && !atRight ? { "text-anchor": "end" } : { "text-anchor": "start" };
    const edge = full && !atRight ? box[2] - PAD : left + PAD;
    const head = written(heading, edge, full ? top + PAD + step * 0.45 : box[3] - PAD - step * 0.4, { ...end, "font-weight": 600, fill: look.hue });
    const rows = names.flatMap((name, i) => {
      const [x, y] = spots[i];
      const own = i < nodes.customdata.length;
      const mark = own ? { "data-node": nodes.customdata[i], "data-of": nodes.customdata[i] } : {};
      const { color, line } = nodes.marker;
      const diamond = make("path", {
        d: `M${rounded(x)} ${rounded(y - half)}l${half} ${half}l${-half} ${half}l${-half} ${-half}Z`,
        fill: each(color, i), stroke: each(line.color, i), "stroke-width": each(line.width, i), ...mark,
      });
      const hue = own ? each(nodes.textfont.color, i) : look.hue;
      const beside = atRight ? x + half + PAD - 2 : x - half - PAD + 2;
      return full ? [diamond, written(name, beside, y, { ...end, fill: hue, ...mark })] : [diamond];
    });
    return make("g", { "font-family": family }, sheet, head, ...rows);
  };

  let clips = 0;
  const layerOf = (chart) => {
    const [sheet] = internals.layers(chart);
    const layer = sheet.querySelector(":scope > .tray");
    return layer || sheet.insertBefore(make("g", { class: "tray" }), sheet.querySelector(":scope > .node-names"));
  };

  /* Draw the tray where it stands; `shift` is how the whole chart seems to be moved meanwhile:
     [right, down, times], around its middle. */
  const draw = (chart, tray, place, [right, down, times] = [0, 0, 1]) => {
    const { family } = chart.layout.font;
    const { frame } = place;
    const middle = stageOf(chart).slice(2).map((long) => long / 2);
    const held = ([x, y]) => [middle[0] + (x - middle[0] - right) / times, middle[1] + (y - middle[1] - down) / times];
    const spots = spotsOf(place.shape, place.box, place.atRight);
    const ties = drawnOf(chart, tray, spots.map(held), place);
    const signs = signsOf(chart, tray, ties, place);
    const id = `tray-${clips += 1}`;
    const [x, y] = frame;
    const clip = make("clipPath", { id }, make("rect", { x, y, width: frame[2] - x, height: frame[3] - y }));
    const front = ties.filter((tie) => tie.cased);
    const behind = ties.filter((tie) => !tie.cased);
    const drawn = [...behind.flatMap(stroked), ...front.map(cased), ...front.flatMap(stroked)];
    const lines = make("g", { "clip-path": `url(#${id})` }, ...drawn);
    const [ox, oy] = held([0, 0]);
    const sheet = make("g", { transform: `translate(${ox} ${oy})scale(${1 / times})` }, sheetOf(tray, place, spots, family));
    layerOf(chart).replaceChildren(clip, lines, sheet, ...badgesOf(tray.signs, signs, family));
    known.set(chart, { place, ties, signs, spots });
  };
  const place = (chart) => {
    const tray = trayOf(chart);
    const found = tray && internals.located(chart) ? standing(chart, tray) : null;
    if (found) draw(chart, tray, found);
    else if (known.delete(chart)) layerOf(chart).remove();
  };
  const follow = (chart, shift) => {
    if (known.has(chart) && trayOf(chart)) draw(chart, trayOf(chart), known.get(chart).place, shift);
  };

  /* What lies there, as marks.js has what Plotly drew. */
  const shapes = (chart) => {
    if (!known.has(chart) || !trayOf(chart)) return [];
    const { nodes } = trayOf(chart);
    const { ties, signs, spots } = known.get(chart);
    const { plain } = window.entente.names;
    const diamonds = nodes.customdata.map((id, i) => (
      { id, text: plain(each(nodes.hovertext, i)), at: spots[i], reach: each(nodes.marker.size, i) * 0.65, sign: false }));
    return [
      ...ties.map(({ id, text, points, line: { color, width }, opacity }) => (
        { id, text: plain(text), line: points, hue: color, width, opacity })),
      ...signs.map(({ id, text, at, reach }) => ({ id, text: plain(text), at, reach, sign: true })),
      ...diamonds,
    ];
  };
  const boxOf = (chart) => (known.has(chart) ? known.get(chart).place.box : null);

  window.entente.tray = { place, follow, shapes, boxOf };
})();
