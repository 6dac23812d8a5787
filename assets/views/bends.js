/* How the lines that end in the tray of a map are bent: nothing here touches the page, so that node
   can test it. Lengths are pixels, y downwards; a frame is [left, top, right, bottom]. */
(() => {
  const STEPS = 24; // points of a line
  const OUT = 36; // so far lines between two in the tray leave it, at most
  const BENT = [1, 0.7, 0.4, 0.2, 0]; // of what a line should be bent, until it stays inside
  const UP = [-0.4, -0.92]; // the side to which a line bends

  /* Leave out what of a line is nearer to its beginning than some pixels. */
  const cut = (points, least) => {
    const far = points.map(([x, y]) => Math.hypot(x - points[0][0], y - points[0][1]));
    const i = far.findIndex((distance) => distance > least);
    if (i < 1) return points;
    const share = (least - far[i - 1]) / (far[i] - far[i - 1]);
    const first = [0, 1].map((k) => points[i - 1][k] + share * (points[i][k] - points[i - 1][k]));
    return [first, ...points.slice(i)];
  };

  /* A line from one end to the other, bent to a side as the map bends its own, without what lies
     under a dot. */
  const lineOf = (from, to, bend, keep) => {
    const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
    const side = dy * UP[0] - dx * UP[1] >= 0 ? 1 : -1;
    const control = [
      (from[0] + to[0]) / 2 + side * bend * dy, (from[1] + to[1]) / 2 - side * bend * dx,
    ];
    const points = Array.from({ length: STEPS + 1 }, (_, i) => {
      const t = i / STEPS;
      return [0, 1].map((k) => (1 - t) ** 2 * from[k] + 2 * t * (1 - t) * control[k] + t ** 2 * to[k]);
    });
    return cut(cut(points, keep[0]).reverse(), keep[1]).reverse();
  };

  /* The same, bent less where it would leave a frame in which both ends are. */
  const lineIn = ([left, top, right, bottom], from, to, bend, keep) => {
    const holds = ([x, y]) => x >= left && x <= right && y >= top && y <= bottom;
    const lines = BENT.map((share) => lineOf(from, to, share * bend, keep));
    if (![from, to].every(holds)) return lines[0];
    return lines.find((points) => points.every(holds)) || lines.at(-1);
  };

  /* How ties between two in the tray are bent, by id: to one side, nested, the first by so many pixels
     and each by some more than the one before, and none far however long it is. */
  const within = (ties, first, more, positive) => {
    const long = ({ ends: [one, other] }) => Math.hypot(one[0] - other[0], one[1] - other[1]) || 1;
    const step = Math.max(0, Math.min(more, (OUT - first) / ties.length));
    const side = positive ? 2 : -2;
    const nested = [...ties].sort((a, b) => long(a) - long(b));
    return new Map(nested.map((tie, i) => [tie.id, (side * Math.min(OUT, first + i * step)) / long(tie)]));
  };

  const bends = { lineIn, within };
  if (typeof module === "object") module.exports = bends;
  else window.entente = { ...window.entente, bends };
})();
