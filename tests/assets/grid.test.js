/* Where a grid stands: its names stay beside it, those in sight that have room, and nothing is lost. */
const assert = require("node:assert");
const test = require("node:test");
const standing = require("../../assets/standing.js");

const rows = (n) => Array.from({ length: n }, (_, i) => i);
const gridOf = (n) => ({
  ground: "grid", names: rows(n).map((i) => `row ${i}`), busiest: rows(n).reverse(), margin: { l: 120, r: 60, t: 110, b: 8 }, line: 13, most: n / 6,
});
const SIZES = [[774, 446], [358, 420], [1190, 560]].map(([wide, high]) => ({ wide, high }));
const PLACES = [[0.5, 0.5, 1], [0, 0, 4], [1, 1, 9], [-3, 7, 2], [0.31, 0.62, 3], [0.5, 0.5, 400]];
const each = (check) => {
  for (const n of [7, 39, 180]) {
    for (const size of SIZES) for (const [x, y, zoom] of PLACES) check(gridOf(n), size, { x, y, zoom });
  }
};

test("wherever it is pushed, only rows and columns are in sight", () => each((grid, size, pushed) => {
  const at = standing.bounded(grid, pushed, size);
  const { xaxis, yaxis } = standing.layout(grid, at, size);
  for (const [low, high] of [xaxis.range, [...yaxis.range].reverse()]) {
    assert.ok(low >= -0.5 - 1e-9 && high <= grid.names.length - 0.5 + 1e-9, `${low} to ${high}`);
    assert.ok(high - low >= Math.min(5.9, grid.names.length), "no closer than six rows");
  }
  assert.deepStrictEqual(standing.bounded(grid, at, size), at, "once is enough");
}));

test("names have room, belong to rows in sight, and the busiest come first", () => each((grid, size, pushed) => {
  const at = standing.bounded(grid, pushed, size);
  const { xaxis, yaxis } = standing.layout(grid, at, size);
  const [across, down] = standing.pitches(grid, at, size);
  for (const [{ tickvals, ticktext, range }, pitch] of [[xaxis, across], [yaxis, down]]) {
    const [low, high] = [...range].sort((a, b) => a - b);
    assert.ok(tickvals.length > 0);
    assert.deepStrictEqual(ticktext, tickvals.map((row) => grid.names[row]));
    tickvals.forEach((row, i) => {
      assert.ok(row >= low && row <= high);
      if (i) assert.ok((row - tickvals[i - 1]) * pitch >= 13 - 1e-9, "room for letters");
    });
    const first = grid.busiest.find((row) => row >= low && row <= high);
    assert.ok(tickvals.includes(first), "the busiest in sight has its name");
  }
}));

test("where every second heading has room, the others stand at the other side", () => {
  const [grid, size] = [{ ...gridOf(39), sides: { size: 12 } }, { wide: 774, high: 446 }];
  const { yaxis, annotations } = standing.layout(grid, { x: 0.5, y: 0.5, zoom: 1 }, size);
  const left = yaxis.ticktext.filter(Boolean);
  assert.deepStrictEqual([...left, ...annotations.map(({ text }) => text)].sort(), [...grid.names].sort());
  assert.ok(annotations.every(({ y, text }) => text === grid.names[y]));
  const near = standing.layout(grid, standing.bounded(grid, { x: 0.5, y: 0.5, zoom: 3 }, size), size);
  assert.deepStrictEqual(near.annotations, []);
});

test("what lies under the hand stays there, and back is where it was", () => each((grid, size) => {
  const at = standing.bounded(grid, { x: 0.5, y: 0.5, zoom: 1.2 }, size);
  const room = { wide: size.wide - 180, high: size.high - 118 };
  const under = ([right, down], { x, y, zoom }) => [
    x + (right - 30) / room.wide / zoom, y + (down - 51) / room.high / zoom,
  ];
  for (const hand of [[30, 51], [60, 70], [-20, 20]]) {
    const closer = standing.closer(grid, at, 1.5, hand, size);
    if (closer.zoom !== at.zoom * 1.5) return; // of a few rows there is no more to see
    under(hand, closer).forEach((place, i) => assert.ok(Math.abs(place - under(hand, at)[i]) < 1e-9));
  }
  const back = standing.moved(grid, standing.moved(grid, at, [9, -7], size), [-9, 7], size);
  assert.ok(Math.abs(back.x - at.x) < 1e-9 && Math.abs(back.y - at.y) < 1e-9);
}));

test("an address brings it back", () => each((grid, size, pushed) => {
  const at = standing.bounded(grid, pushed, size);
  const read = standing.read(standing.write(grid, at));
  for (const name of ["x", "y", "zoom"]) assert.ok(Math.abs(read[name] - at[name]) < 1e-3, name);
}));
