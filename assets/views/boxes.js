/* Boxes, lines, and how far they are from one another: nothing here touches the page, so that node can
   test it. Lengths are pixels, y downwards; a box is [left, top, right, bottom]. */
(() => {
  const CELL = 4; // the grain in which lines under a box are counted

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

  const boxes = { clamp, grown, apart, inside, length, toBox, toLine, cross, meets, gridOf, inkOf };
  if (typeof module === "object") module.exports = boxes;
  else window.entente = { ...window.entente, boxes };
})();
