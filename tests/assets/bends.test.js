/* Lines that end in the tray of a map stay near it, and on the map. */
const { test } = require("node:test");
const assert = require("node:assert/strict");
const { lineIn, within } = require("../../assets/views/bends.js");

const FRAME = [0, 0, 910, 360];
const KEEP = [4, 4];

test("a line between two in the tray leaves it by few pixels, in a row, in rows, and on one spot", () => {
  const row = [0, 1, 2, 11].map((i) => [640 + 20 * i, 300]);
  const rows = [0, 1, 2, 11].map((i) => [620, 60 + 20 * i]);
  for (const spots of [row, rows]) {
    const pairs = spots.flatMap((one, i) => spots.slice(i).map((other) => [one, other]));
    const ties = pairs.map((ends, id) => ({ id, ends }));
    const bent = within(ties, 12, 16, true);
    for (const { id, ends: [from, to] } of ties) {
      for (const [x, y] of lineIn(FRAME, from, to, bent.get(id), KEEP)) {
        const [across, down] = spots === row ? [0, 300 - y] : [620 - x, 0];
        assert.ok(across >= -1e-6 && down >= -1e-6 && across + down <= 37, `${x} ${y}`);
      }
    }
  }
});

test("a line to the tray is bent less where it would leave the map, and stays as it is elsewhere", () => {
  const middle = (points) => points[Math.floor(points.length / 2)];
  const free = lineIn(FRAME, [300, 200], [600, 200], -0.17, KEEP);
  assert.ok(middle(free)[1] > 220);
  const low = lineIn(FRAME, [300, 340], [600, 345], -0.17, KEEP);
  assert.ok(low.every(([, y]) => y <= 360));
});
