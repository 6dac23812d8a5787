/* Where names find room beside their dots: nothing here touches the page, so that node can test it.

   Lengths are pixels, y downwards; a box is [left, top, right, bottom]. A name stands at one of
   eight places where it touches its dot, or further away with a line that leads to it, or nowhere.
   It never covers a name, a dot or a mark, and no other dot is nearer to it than its own. The last
   shape of a name may be `brief`: it is taken where nothing else finds a place.
   Dots may have a rank: what is chosen (0), lit by that (1), or stands back (2). What stands back is
   no rival of the names of the others, and lines may pass it that lead to those.
   Where equal things are given, equal places are found. */
(() => {
  const TOUCH = 3; // between a dot and a name that touches it
  const CLEARLY = 1.5; // so much nearer a name is to the edge of its own dot than to any other
  const OFF = 2; // between a name, or a line that leads to one, and what is none of them
  const AIR = [4, 1]; // between two names, across and down
  const STRANGE = 9; // no dot comes so near to a name that is led to another one
  const SIDES = [[1, 0], [-1, 0], [0, -1], [0, 1], [1, -1], [1, 1], [-1, -1], [-1, 1]];
  const SLID = [0.15, -0.15, 0.3, -0.3, 0.45, -0.45]; // of its own length, along the first four
  const PLACES = [
    ...SIDES.map((way) => [...way, 0]),
    ...SLID.flatMap((by) => SIDES.slice(0, 4).map((way) => [...way, by])),
  ];
  const LENGTHS = [16, 22, 30, 40, 52, 66, 80]; // of a leading line
  const DIRECTIONS = 40; // of a leading line
  const CELL = 4; // the grain in which lines under a name are counted
  const GRAIN = 3; // and that in which dots and marks are looked for around a name that is led
  const STRONG = 8; // names that are placed before all others; then those with the least room
  // How hard places are looked for: times over all names, in sight of where the others went; places
  // of a name, led to its dot, that are considered, and at which another one might give way.
  const EFFORT = { passes: 3, led: 200, tried: 60 };
  const IN_A_CROWD = { passes: 1, led: 40, tried: 8 };
  const CROWD = 60; // names
  const COST = {
    sides: [0, 1, 2.5, 2.5, 3, 3.5, 4, 4.5, ...Array(24).fill(5)], // in the order of PLACES
    ink: 0.12, // of a pixel of a line under a name
    led: 30, // of a leading line, and of each pixel of it
    pixel: 0.4,
    shape: 4, // of each shape that is not the first
    brief: 90, // of one that does not say the whole name
    passed: 6, // of each dot of what stands back that a leading line passes
    among: 200, // of a name of what is chosen that is led to where others are nearer
  };

  const clamp = (value, low, high) => Math.min(Math.max(value, low), high);
  const grown = ([left, top, right, bottom], by) => [left - by, top - by, right + by, bottom + by];
  const apart = (a, b, [across, down] = [0, 0]) => (
    a[0] >= b[2] + across || b[0] >= a[2] + across || a[1] >= b[3] + down || b[1] >= a[3] + down);
  const inside = (box, frame) => (
    box[0] >= frame[0] && box[1] >= frame[1] && box[2] <= frame[2] && box[3] <= frame[3]);

  /* How far a point is from a box, and from a stretch of a line [ax, ay, bx, by]. Math.hypot would
     take most of the time of all of it. */
  const length = (across, down) => Math.sqrt(across * across + down * down);
  const beyondEnds = (value, low, high) => (value < low ? low - value : Math.max(value - high, 0));
  const toBox = (x, y, box) => length(beyondEnds(x, box[0], box[2]), beyondEnds(y, box[1], box[3]));
  const toLine = (x, y, line) => {
    const dx = line[2] - line[0];
    const dy = line[3] - line[1];
    const share = clamp(((x - line[0]) * dx + (y - line[1]) * dy) / (dx * dx + dy * dy || 1), 0, 1);
    return length(x - line[0] - share * dx, y - line[1] - share * dy);
  };

  /* Tell whether two stretches of lines cross, and whether one meets a box. */
  const side = (ax, ay, bx, by, x, y) => Math.sign((bx - ax) * (y - ay) - (by - ay) * (x - ax));
  const cross = ([ax, ay, bx, by], [cx, cy, dx, dy]) => (
    Math.max(ax, bx) >= Math.min(cx, dx) && Math.max(cx, dx) >= Math.min(ax, bx)
    && Math.max(ay, by) >= Math.min(cy, dy) && Math.max(cy, dy) >= Math.min(ay, by)
    && side(ax, ay, bx, by, cx, cy) * side(ax, ay, bx, by, dx, dy) <= 0
    && side(cx, cy, dx, dy, ax, ay) * side(cx, cy, dx, dy, bx, by) <= 0);
  const meets = (line, box, by = 0) => {
    const left = box[0] - by;
    const top = box[1] - by;
    const right = box[2] + by;
    const bottom = box[3] + by;
    if (Math.max(line[0], line[2]) < left || Math.min(line[0], line[2]) > right) return false;
    if (Math.max(line[1], line[3]) < top || Math.min(line[1], line[3]) > bottom) return false;
    const holds = (x, y) => x >= left && x <= right && y >= top && y <= bottom;
    return holds(line[0], line[1]) || holds(line[2], line[3])
      || cross(line, [left, top, right, bottom]) || cross(line, [left, bottom, right, top]);
  };

  /* ------------------------------------------------------------------ what lies where */

  /* Lay a grid over a frame, and return what adds to a cell of it by a point, and what makes of it
     a function that says how much lies in a box. Sums from the corner make that four look-ups. */
  const gridOf = ([left, top, right, bottom], cell) => {
    const wide = Math.max(1, Math.ceil((right - left) / cell)) + 1;
    const high = Math.max(1, Math.ceil((bottom - top) / cell)) + 1;
    const sums = new Float32Array(wide * high);
    const add = (x, y, weight) => {
      const [column, row] = [Math.floor((x - left) / cell) + 1, Math.floor((y - top) / cell) + 1];
      if (column > 0 && column < wide && row > 0 && row < high) sums[row * wide + column] += weight;
    };
    const summed = () => {
      for (let row = 1; row < high; row += 1) {
        for (let at = row * wide + 1, along = 0; at < (row + 1) * wide; at += 1) {
          along += sums[at];
          sums[at] = along + sums[at - wide];
        }
      }
      const column = (x) => clamp(Math.round((x - left) / cell), 0, wide - 1);
      const row = (y) => clamp(Math.round((y - top) / cell), 0, high - 1) * wide;
      return (box) => {
        const [a, b, c, d] = [column(box[0]), row(box[1]), column(box[2]), row(box[3])];
        return sums[d + c] - sums[b + c] - sums[d + a] + sums[b + a];
      };
    };
    return { add, summed };
  };

  /* Return how many pixels of lines lie in a box. Each line has its points, and a weight. */
  const inkOf = (lines, frame) => {
    const { add, summed } = gridOf(frame, CELL);
    for (const { points, weight } of lines) {
      for (let i = 1; i < points.length; i += 1) {
        const [[ax, ay], [bx, by]] = [points[i - 1], points[i]];
        const long = length(bx - ax, by - ay);
        const steps = Math.max(1, Math.round(long / CELL));
        for (let step = 0.5; step < steps; step += 1) {
          add(ax + ((bx - ax) * step) / steps, ay + ((by - ay) * step) / steps, (weight * long) / steps);
        }
      }
    }
    return summed();
  };

  /* The highest rank of the dots that are rivals of a name. */
  const rankOf = ([, , , rank = 0]) => rank;
  const limitOf = (dot) => Math.max(rankOf(dot), 1);

  /* Return how much of a box is too near to a dot, or to a mark, for a name that is led elsewhere. */
  const strangersOf = ({ dots, marks, frame }, limit) => {
    const { add, summed } = gridOf(frame, GRAIN);
    // A box is looked up to the nearest cell: half of one more on each side makes up for it.
    const fill = ([left, top, right, bottom]) => {
      for (let x = left; x < right + GRAIN; x += GRAIN) {
        for (let y = top; y < bottom + GRAIN; y += GRAIN) add(Math.min(x, right), Math.min(y, bottom), 1);
      }
    };
    const apart = (dot) => dot[2] + (rankOf(dot) > limit ? OFF : STRANGE);
    for (const dot of dots) fill(grown([dot[0], dot[1], dot[0], dot[1]], apart(dot)));
    for (const mark of marks) fill(grown(mark, 1 + GRAIN / 2));
    return summed();
  };

  /* ------------------------------------------------------------------ where a name may stand */

  /* Tell whether a box is clearly nearer to its own dot than to any rival, be it to the middle or to
     the edge. */
  const isOwn = (box, own, dots, limit) => {
    const [x, y, radius] = dots[own];
    const far = toBox(x, y, box) + 0.5;
    const edge = far - radius + CLEARLY;
    for (let other = 0; other < dots.length; other += 1) {
      const dot = dots[other];
      if (rankOf(dot) > limit) continue;
      const distance = other === own ? Infinity : toBox(dot[0], dot[1], box);
      if (distance <= far || distance - dot[2] <= edge) return false;
    }
    return true;
  };

  const around = (cx, cy, { wide, high }) => [cx - wide / 2, cy - high / 2, cx + wide / 2, cy + high / 2];
  const beside = ([x, y, radius], shape, [across, down, slid]) => {
    const reach = (radius + TOUCH) * (across && down ? 0.75 : 1);
    const [right, under] = across ? [0, slid * shape.high] : [slid * shape.wide, 0];
    const [cx, cy] = [across * (reach + shape.wide / 2), down * (reach + shape.high / 2)];
    return around(x + cx + right, y + cy + under, shape);
  };
  const beyond = ([x, y, radius], shape, long, angle) => {
    const across = Math.cos(angle);
    const down = Math.sin(angle);
    const cx = x + across * (radius + long) + (clamp(across * 2.4, -1, 1) * shape.wide) / 2;
    const cy = y + down * (radius + long) + (clamp(down * 1.6, -1, 1) * shape.high) / 2;
    return around(cx, cy, shape);
  };
  /* The line that leads from the edge of a dot to the nearest point of its name. */
  const leading = ([x, y, radius], [left, top, right, bottom]) => {
    const [ex, ey] = [clamp(x, left - 1, right + 1), clamp(y, top + 2, bottom - 2)];
    const long = length(ex - x, ey - y) || 1;
    return [x + ((ex - x) * radius) / long, y + ((ey - y) * radius) / long, ex, ey];
  };
  const cheapest = (places) => places.sort((a, b) => a.cost - b.cost);
  const costOf = (shape, kind) => (shape.brief ? COST.brief : COST.shape * kind);

  const touching = ({ shapes }, own, { dots, marks, frame }, ink) => {
    const found = [];
    shapes.forEach((shape, kind) => PLACES.forEach((way, at) => {
      const box = beside(dots[own], shape, way);
      if (!inside(box, frame) || !isOwn(box, own, dots, limitOf(dots[own]))) return;
      const off = dots.every((dot) => toBox(dot[0], dot[1], box) >= dot[2] + OFF);
      const free = off && marks.every((mark) => apart(box, mark, [1, 1]));
      const cost = COST.sides[at] + COST.ink * ink(box) + costOf(shape, kind);
      if (free) found.push({ box, shape, cost });
    }));
    return cheapest(found);
  };

  /* The places to which a line may lead, where dots up to some rank are rivals. */
  const led = ({ shapes }, own, { dots, marks, frame }, { ink, strangers, limit }) => {
    const [x, y, radius] = dots[own];
    const found = [];
    // Only what is in reach can be in the way.
    const [wide, high] = ["wide", "high"].map((way) => Math.max(...shapes.map((shape) => shape[way])));
    const reach = radius + 2 * LENGTHS.at(-1);
    const all = [x - reach - wide, y - reach - high, x + reach + wide, y + reach + high];
    const near = dots.filter((dot, at) => at !== own && toBox(dot[0], dot[1], all) <= dot[2]);
    const around = marks.filter((mark) => !apart(mark, all));
    const costs = near.map((dot) => (rankOf(dot) > limit ? COST.passed : Infinity));
    const passed = (leader) => (around.some((mark) => meets(leader, mark)) ? Infinity
      : near.reduce((sum, dot, at) => sum + (toLine(dot[0], dot[1], leader) < dot[2] + OFF ? costs[at] : 0), 0));
    const held = [dots[own], ...near];
    shapes.forEach((shape, kind) => LENGTHS.forEach((long) => {
      for (let turn = 0; turn < DIRECTIONS; turn += 1) {
        const box = beyond(dots[own], shape, long, (2 * Math.PI * turn) / DIRECTIONS);
        if (!inside(box, frame) || strangers(box)) continue;
        const leader = leading(dots[own], box);
        const over = isOwn(box, 0, held, limit) ? passed(leader) : Infinity;
        if (over === Infinity) continue;
        const cost = over + COST.led + COST.pixel * length(leader[2] - leader[0], leader[3] - leader[1])
          + COST.ink * ink(box) + costOf(shape, kind);
        found.push({ box, shape, leader, cost });
      }
    }));
    return cheapest(found);
  };

  /* ------------------------------------------------------------------ all of them together */

  /* Tell whether two names with their leading lines get into each other's way. */
  const clash = (a, b) => !apart(a.box, b.box, AIR)
    || Boolean((a.leader && meets(a.leader, b.box, 1)) || (b.leader && meets(b.leader, a.box, 1))
      || (a.leader && b.leader && cross(a.leader, b.leader)));

  /* Return a place for each name, or null: its box, its shape, and the line that leads to it.

     labels: the most important first, each with the shapes that it may have ({ wide, high }).
     things: `dots` ([x, y, radius, rank], those of the labels first, in their order), `marks` (boxes that
     must stay free), `lines` (better free), and the `frame` in which all names stay. */
  const place = (labels, things) => {
    const ink = inkOf(things.lines, things.frame);
    const grids = [];
    const within = (limit) => {
      grids[limit] = grids[limit] || strangersOf(things, limit);
      return { ink, limit, strangers: grids[limit] };
    };
    const ranks = things.dots.map(rankOf);
    const [near, far] = [labels.map((label, own) => touching(label, own, things, ink)), []];
    const effort = labels.length > CROWD ? IN_A_CROWD : EFFORT;
    const farOf = (own) => {
      if (far[own]) return far[own];
      far[own] = led(labels[own], own, things, within(limitOf(things.dots[own]))).slice(0, effort.led);
      if (!ranks[own] && ranks.some(Boolean)) {
        far[own].push(...led(labels[own], own, things, within(0)).slice(0, effort.led)
          .map((one) => ({ ...one, cost: one.cost + COST.among })));
      }
      return far[own];
    };
    const placed = labels.map(() => null);
    const fits = (one) => placed.every((other) => !other || !clash(one, other));

    const pick = (own) => {
      const close = near[own].find(fits);
      if (close && close.cost <= COST.led) return close;
      const distant = farOf(own).find((one) => (close && one.cost >= close.cost) || fits(one));
      return distant && (!close || distant.cost < close.cost) ? distant : close || null;
    };
    /* Have one other name give way, if that finds another place. */
    const squeeze = (own) => [...near[own], ...farOf(own)].slice(0, effort.tried).some((one) => {
      const inWay = placed.flatMap((other, at) => (other && clash(one, other) ? [at] : []));
      if (inWay.length !== 1) return false;
      const [other] = inWay;
      const stood = placed[other];
      [placed[own], placed[other]] = [one, null];
      placed[other] = pick(other);
      if (!placed[other]) [placed[own], placed[other]] = [null, stood];
      return Boolean(placed[own]);
    });

    const all = [...labels.keys()];
    const rest = all.slice(STRONG)
      .sort((a, b) => (ranks[a] > 1) - (ranks[b] > 1) || near[a].length - near[b].length || a - b);
    for (const own of [...all.slice(0, STRONG), ...rest]) placed[own] = pick(own);
    for (let pass = 0, moved = true; moved && pass < effort.passes; pass += 1) {
      moved = false;
      for (const own of all) {
        const stood = placed[own];
        placed[own] = null;
        placed[own] = pick(own) || stood;
        if (!placed[own]) squeeze(own);
        moved = moved || placed[own] !== stood;
      }
    }
    /* The strongest names stand whatever that costs: those in their way look for other places, or go. */
    const insist = (own) => {
      const [best] = [...near[own], ...farOf(own)]
        .map((one) => ({ one, inWay: all.filter((at) => placed[at] && clash(one, placed[at])) }))
        .filter(({ inWay }) => inWay.every((at) => at >= STRONG))
        .sort((a, b) => a.inWay.length - b.inWay.length);
      if (!best) return;
      for (const at of best.inWay) placed[at] = null;
      placed[own] = best.one;
      for (const at of best.inWay) placed[at] = pick(at);
    };
    for (const own of all.slice(0, STRONG)) if (!placed[own]) insist(own);
    return placed;
  };

  const placement = { place, leading, apart, toBox, toLine, cross, meets, inkOf };
  if (typeof module === "object") module.exports = placement;
  else window.entente = { ...window.entente, placement };
})();
