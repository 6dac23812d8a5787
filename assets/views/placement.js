/* Where names find room beside their dots: nothing here touches the page, so that node can test it.

   Lengths are pixels, y downwards; a box is [left, top, right, bottom]. A name stands at one of
   eight places where it touches its dot, or further away with a line that leads to it, or nowhere.
   It never covers a name, a dot or a mark, and no other dot is nearer to it than its own: in a crowd,
   where most have no such place, a name may be called out of it, by a line to where it is free and
   as far from every other dot as a name that can be read as theirs is not. The last shape of a name
   may be `brief`: it is taken where nothing else finds a place, by the strongest only after that.
   Dots may have a rank: what is chosen (0), lit by that (1), or stands back (2). What stands back is
   no rival of the names of the others, and lines may pass it that lead to those.
   Where equal things are given, equal places are found. */
(() => {
  const { clamp, grown, apart, inside, length, toBox, toLine, cross, meets, gridOf, inkOf } = (
    typeof module === "object" ? require("./boxes.js") : window.entente.boxes);
  const TOUCH = 3; // between a dot and a name that touches it
  const CLEARLY = 1.5; // so much nearer a name is to the edge of its own dot than to any other
  const OFF = 2; // between a name, or a line that leads to one, and what is none of them
  const AIR = [4, 1]; // between two names, across and down
  const STRANGE = 9; // no dot comes so near to a name that is led to another one, and none
  const FOREIGN = 14; // so near to one that is called out
  const SIDES = [[1, 0], [-1, 0], [0, -1], [0, 1], [1, -1], [1, 1], [-1, -1], [-1, 1]];
  const SLID = [0.15, -0.15, 0.3, -0.3, 0.45, -0.45]; // of its own length, along the first four
  const PLACES = [
    ...SIDES.map((way) => [...way, 0]),
    ...SLID.flatMap((by) => SIDES.slice(0, 4).map((way) => [...way, by])),
  ];
  const LENGTHS = [16, 22, 30, 40, 52, 66, 80]; // of a leading line
  const CALLED = [...LENGTHS, 96, 116, 140]; // of one that leads out of a crowd
  // So long a line may be, of the width of a picture that is twice as wide as high, and in a small one:
  // what is named from further away is taken for something else.
  const [FURTHEST, ANYHOW] = [0.12, 58];
  const DIRECTIONS = 40; // of a leading line
  const GRAIN = 3; // the grain in which dots and marks are looked for around a name that is led
  const STRONG = 12; // names that are placed before all others; then those with the least room
  // How hard places are looked for: times over all names, in sight of where the others went; places
  // of a name, led to its dot, that are considered, and at which another one might give way; how
  // many of the names may be called out.
  const EFFORT = { passes: 3, led: 200, tried: 60, called: Infinity };
  const IN_A_CROWD = { passes: 1, led: 40, tried: 8, called: STRONG };
  const CROWD = 60; // names
  const COST = {
    sides: [0, 1, 2.5, 2.5, 3, 3.5, 4, 4.5, ...Array(24).fill(5)], // in the order of PLACES
    ink: 0.12, // of a pixel of a line under a name
    led: 30, // of a leading line, and of each pixel of it
    pixel: 0.4,
    shape: 4, // of each shape that is not the first
    brief: 90, // of one that does not say the whole name; of one of the strongest
    nameless: 400,
    passed: 6, // of each dot that a leading line may pass, and does
    among: 200, // of a name that is led to where others are nearer
  };

  /* The highest rank of the dots that are rivals of a name. */
  const rankOf = ([, , , rank = 0]) => rank;
  const limitOf = (dot) => Math.max(rankOf(dot), 1);

  /* Return how much of a box is too near to a dot, or to a mark, for a name that is led elsewhere. */
  const strangersOf = ({ dots, marks, frame }, limit, strange) => {
    const { add, summed } = gridOf(frame, GRAIN);
    // A box is looked up to the nearest cell: half of one more on each side makes up for it.
    const fill = ([left, top, right, bottom]) => {
      for (let x = left; x < right + GRAIN; x += GRAIN) {
        for (let y = top; y < bottom + GRAIN; y += GRAIN) add(Math.min(x, right), Math.min(y, bottom), 1);
      }
    };
    const reach = (dot) => dot[2] + (rankOf(dot) > limit ? OFF : strange);
    for (const dot of dots) fill(grown([dot[0], dot[1], dot[0], dot[1]], reach(dot)));
    for (const mark of marks) fill(grown(mark, 1 + GRAIN / 2));
    return summed();
  };

  /* ------------------------------------------------------------------ where a name may stand */

  /* Tell whether a box is clearly nearer to its own dot than to any rival: to the edge, which is what
     one sees of a dot, however far the middle of a large one is. */
  const isOwn = (box, own, dots, limit) => {
    const [x, y, radius, , flank = radius] = dots[own];
    const edge = toBox(x, y, box) - flank + CLEARLY;
    for (let other = 0; other < dots.length; other += 1) {
      const dot = dots[other];
      if (rankOf(dot) > limit) continue;
      if (other !== own && toBox(dot[0], dot[1], box) - dot[2] <= edge) return false;
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
  const briefly = (own) => (own < STRONG ? COST.nameless : COST.brief);
  const costOf = (shape, kind, own) => (shape.brief ? briefly(own) : COST.shape * kind);

  const touching = ({ shapes }, own, { dots, marks, frame }, ink) => {
    const found = [];
    shapes.forEach((shape, kind) => PLACES.forEach((way, at) => {
      const box = beside(dots[own], shape, way);
      if (!inside(box, frame) || !isOwn(box, own, dots, limitOf(dots[own]))) return;
      const off = dots.every((dot) => toBox(dot[0], dot[1], box) >= dot[2] + OFF);
      const free = off && marks.every((mark) => apart(box, mark, [1, 1]));
      const cost = COST.sides[at] + COST.ink * ink(box) + costOf(shape, kind, own);
      if (free) found.push({ box, shape, cost });
    }));
    return cheapest(found);
  };

  /* The places to which a line may lead, where dots up to some rank are rivals. A name that is called
     out may be nearer to another dot, and its line may pass those that lie on its own. */
  const led = ({ shapes }, own, { dots, marks, frame }, { ink, strangers, limit }, called = false) => {
    const [x, y, radius] = dots[own];
    const found = [];
    // Only what is in reach can be in the way.
    const [wide, high] = ["wide", "high"].map((way) => Math.max(...shapes.map((shape) => shape[way])));
    const furthest = Math.max(ANYHOW, FURTHEST * Math.min(frame[2] - frame[0], 2 * (frame[3] - frame[1])));
    const lengths = (called ? CALLED : LENGTHS).filter((long) => long <= furthest);
    const reach = radius + 2 * lengths.at(-1);
    const all = [x - reach - wide, y - reach - high, x + reach + wide, y + reach + high];
    const near = dots.filter((dot, at) => at !== own && toBox(dot[0], dot[1], all) <= dot[2]);
    const around = marks.filter((mark) => !apart(mark, all));
    const onOwn = (dot) => called && length(dot[0] - x, dot[1] - y) < dot[2] + radius + OFF;
    const costs = near.map((dot) => (rankOf(dot) > limit || onOwn(dot) ? COST.passed : Infinity));
    const passed = (leader) => (around.some((mark) => meets(leader, mark)) ? Infinity
      : near.reduce((sum, dot, at) => sum + (toLine(dot[0], dot[1], leader) < dot[2] + OFF ? costs[at] : 0), 0));
    const held = [dots[own], ...near];
    shapes.forEach((shape, kind) => lengths.forEach((long) => {
      for (let turn = 0; turn < DIRECTIONS; turn += 1) {
        const box = beyond(dots[own], shape, long, (2 * Math.PI * turn) / DIRECTIONS);
        if (!inside(box, frame) || strangers(box)) continue;
        const leader = leading(dots[own], box);
        const far = length(leader[2] - leader[0], leader[3] - leader[1]);
        if (far > furthest) continue;
        const over = called || isOwn(box, 0, held, limit) ? passed(leader) : Infinity;
        if (over === Infinity) continue;
        const cost = over + COST.led + COST.pixel * far
          + COST.ink * ink(box) + costOf(shape, kind, own);
        found.push({ box, shape, leader, cost, called });
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
     things: `dots` ([x, y, radius, rank, flank], those of the labels first, in their order), `marks` (boxes
     that must stay free), `lines` (better free), and the `frame` in which all names stay. The radius of
     a dot is that to its corners, where it has any, and the flank that between them. */
  const place = (labels, things) => {
    const ink = inkOf(things.lines, things.frame);
    const grids = [];
    const within = (limit, strange = STRANGE) => {
      grids[limit] = grids[limit] || {};
      grids[limit][strange] = grids[limit][strange] || strangersOf(things, limit, strange);
      return { ink, limit, strangers: grids[limit][strange] };
    };
    const ranks = things.dots.map(rankOf);
    const [near, far] = [labels.map((label, own) => touching(label, own, things, ink)), []];
    const effort = labels.length > CROWD ? IN_A_CROWD : EFFORT;
    const among = (found) => found.map((one) => ({ ...one, cost: one.cost + COST.among }));
    const limits = things.dots.map(limitOf);
    const farOf = (own) => {
      if (far[own]) return far[own];
      far[own] = led(labels[own], own, things, within(limits[own])).slice(0, effort.led);
      if (!ranks[own] && ranks.some(Boolean)) {
        far[own].push(...among(led(labels[own], own, things, within(0)).slice(0, effort.led)));
      }
      if (own < STRONG) far[own].push(...calledOut(own));
      return far[own];
    };
    const calls = [];
    const calledOut = (own) => {
      const away = (strange) => among(led(labels[own], own, things, within(limits[own], strange), true));
      if (!calls[own]) calls[own] = away(FOREIGN);
      if (!calls[own].length && own < STRONG) calls[own] = away(STRANGE);
      return calls[own];
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
    const squeeze = (own, places) => places.slice(0, effort.tried).some((one) => {
      const inWay = placed.flatMap((other, at) => (other && clash(one, other) ? [at] : []));
      if (inWay.length !== 1) return false;
      const [other] = inWay;
      const stood = placed[other];
      [placed[own], placed[other]] = [one, null];
      placed[other] = pick(other);
      const worse = (one) => Number(Boolean(one.shape.brief)) + Number(Boolean(one.leader));
      const less = !placed[other] || (other < own && worse(placed[other]) > worse(stood));
      if (less) [placed[own], placed[other]] = [null, stood];
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
        if (!placed[own]) squeeze(own, [...near[own], ...farOf(own)]);
        moved = moved || placed[own] !== stood;
      }
    }
    /* The strongest names stand, and whole, whatever that costs: those that are weaker and in their way
       look for other places, or go. */
    const waysOf = (own) => {
      const stood = placed[own];
      placed[own] = null;
      const called = own < STRONG ? [] : calledOut(own); // of the strongest farOf has them already
      const ways = [...near[own], ...farOf(own), ...called].filter(({ shape }) => !shape.brief || !stood)
        .map((one) => ({ one, inWay: all.filter((at) => placed[at] && clash(one, placed[at])) }))
        .filter(({ inWay }) => inWay.every((at) => at > own));
      placed[own] = stood;
      return ways;
    };
    const loss = ({ one, inWay }) => (one.shape.brief ? STRONG ** 2 : 0)
      + inWay.reduce((sum, at) => sum + (at < STRONG ? STRONG : 1), 0);
    const insist = (own, most) => {
      const [best] = waysOf(own).filter(({ inWay }) => inWay.length <= most).sort((a, b) => loss(a) - loss(b));
      if (!best) return;
      for (const at of best.inWay) placed[at] = null;
      placed[own] = best.one;
      for (const at of best.inWay) placed[at] = pick(at);
    };
    for (const own of all.slice(0, STRONG)) if (!placed[own] || placed[own].shape.brief) insist(own, Infinity);
    /* Of the others, too, the busier one takes the place of one that is less so. */
    for (const own of all.slice(STRONG, effort.called)) if (!placed[own]) insist(own, 1);
    /* What has no place then is called out of the crowd, where that gets into nobody's way. */
    for (const own of all.slice(0, effort.called)) {
      if (!placed[own]) placed[own] = pick(own) || calledOut(own).find(fits) || null;
      if (!placed[own]) squeeze(own, calledOut(own));
    }
    return placed;
  };

  const placement = { place, leading };
  if (typeof module === "object") module.exports = placement;
  else window.entente = { ...window.entente, placement };
})();
