/* Names over a picture: none lies on anything, and each is nearest to the dot that it belongs to. */
const { test } = require("node:test");
const assert = require("node:assert/strict");
const { apart, toBox, toLine, cross, meets, inkOf } = require("../../assets/views/boxes.js");
const { place } = require("../../assets/views/placement.js");

const FRAME = [0, 0, 700, 420];
const CASES = 60;

/* The same numbers on every machine: a linear congruence (Numerical Recipes). */
const chances = (seed) => {
  let state = seed;
  return (low, high) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return low + (state / 2 ** 32) * (high - low);
  };
};

/* A picture of some dots, some of which lie on one another, with signs, lines and buttons. */
const picture = (seed) => {
  const chance = chances(seed);
  const dots = Array.from({ length: Math.round(chance(1, 60)) }, () => {
    const narrow = chance(0, 1) < 0.4 ? 0.25 : 1; // a crowd in one corner
    return [chance(-5, 700 * narrow), chance(-5, 420 * narrow), chance(3, 12)];
  });
  const labels = dots.map((_, i) => ({
    node: `n${i}`,
    shapes: [{ wide: chance(20, 110), high: chance(0, 1) < 0.2 ? 30 : 15 }],
  }));
  const marks = Array.from({ length: Math.round(chance(0, 20)) }, () => {
    const [x, y, reach] = [chance(0, 700), chance(0, 420), chance(4, 30)];
    return [x - reach, y - 7, x + reach, y + 7];
  });
  const lines = Array.from({ length: 20 }, () => ({
    points: [0, 1, 2].map(() => [chance(0, 700), chance(0, 420)]), weight: 1,
  }));
  return { labels, things: { dots, marks, lines, frame: FRAME } };
};

const each = (name, check) => test(name, () => {
  let found = 0;
  for (let seed = 1; seed <= CASES; seed += 1) {
    const { labels, things } = picture(seed);
    const placed = place(labels, things);
    assert.equal(placed.length, labels.length);
    placed.forEach((one, own) => {
      if (!one) return;
      found += 1;
      try {
        check({ one, own, placed, labels, ...things });
      } catch (problem) {
        problem.message = `picture ${seed}, name ${own}: ${problem.message}`;
        throw problem;
      }
    });
  }
  assert.ok(found > CASES * 10, "hardly a name found room");
});

each("a name has one of its shapes, inside the frame", ({ one: { box, shape }, own, labels, frame }) => {
  assert.ok(labels[own].shapes.includes(shape));
  assert.ok(Math.abs(box[2] - box[0] - shape.wide) < 1e-6 && Math.abs(box[3] - box[1] - shape.high) < 1e-6);
  assert.ok(box[0] >= frame[0] && box[1] >= frame[1] && box[2] <= frame[2] && box[3] <= frame[3]);
});

each("a name lies on no other name, on no dot and on no mark", ({ one: { box }, own, placed, dots, marks }) => {
  placed.forEach((other, at) => assert.ok(!other || at === own || apart(box, other.box)));
  dots.forEach(([x, y, radius]) => assert.ok(toBox(x, y, box) >= radius));
  marks.forEach((mark) => assert.ok(apart(box, mark)));
});

/* Whose dot is nearest to a box, by its edge. */
const nearest = (box, dots) => {
  const far = dots.map(([x, y, radius]) => toBox(x, y, box) - radius);
  return far.indexOf(Math.min(...far));
};

each("the dot nearest to a name is its own, but for one that a line calls out", ({ one, own, dots }) => {
  if (one.called) assert.ok(one.leader);
  else assert.equal(nearest(one.box, dots), own);
});

test("in a crowd, too, the dot nearest to each name is its own", () => {
  for (let seed = 1; seed <= 4; seed += 1) {
    const chance = chances(seed);
    const dots = Array.from({ length: 120 }, () => [chance(0, 700), chance(0, 420), chance(3, 6)]);
    const labels = dots.map(() => ({ shapes: [{ wide: chance(20, 110), high: 15 }] }));
    const placed = place(labels, { dots, marks: [], lines: [], frame: FRAME });
    assert.ok(placed.filter(Boolean).length > 40);
    placed.forEach((one, own) => assert.ok(!one || one.called || nearest(one.box, dots) === own));
    const called = placed.flatMap((one, own) => (one && one.called ? [own] : []));
    assert.ok(called.every((own) => own < 12), "only the strongest are called out of a crowd");
  }
});

each("a line leads from the dot to its name, and meets nothing else", ({ one, own, placed, dots, marks }) => {
  if (!one.leader) return;
  const { box, leader } = one;
  const [x, y, radius] = dots[own];
  assert.ok(Math.abs(Math.hypot(leader[0] - x, leader[1] - y) - radius) < 1e-6, "begins at the dot");
  assert.ok(toBox(leader[2], leader[3], box) <= 1, "ends at the name");
  const long = Math.hypot(leader[2] - leader[0], leader[3] - leader[1]);
  assert.ok(long >= 8 && long <= 0.12 * 700, `is ${long} long`);
  const onOwn = ([a, b, reach]) => one.called && Math.hypot(a - x, b - y) < reach + radius + 2;
  dots.forEach((dot, at) => assert.ok(at === own || onOwn(dot) || toLine(dot[0], dot[1], leader) > dot[2]));
  dots.forEach(([a, b, reach], at) => assert.ok(at === own || toBox(a, b, box) > reach + 5));
  marks.forEach((mark) => assert.ok(!meets(leader, mark)));
  placed.forEach((other, at) => {
    if (!other || at === own) return;
    assert.ok(!meets(leader, other.box));
    assert.ok(!other.leader || !cross(leader, other.leader));
  });
});

test("equal pictures get equal names, in whatever order their lines and marks are drawn", () => {
  for (let seed = 1; seed <= 12; seed += 1) {
    const { labels, things } = picture(seed);
    const turned = { ...things, marks: [...things.marks].reverse() };
    assert.deepEqual(place(labels, things), place(structuredClone(labels), turned));
  }
});

const label = (wide = 50, high = 15) => ({ shapes: [{ wide, high }] });
const alone = { dots: [[300, 200, 5]], marks: [], lines: [], frame: FRAME };

test("a name alone stands at the right of its dot", () => {
  const [{ box, leader }] = place([label()], alone);
  assert.deepEqual(box, [308, 192.5, 358, 207.5]);
  assert.equal(leader, undefined);
});

test("a name moves off the lines", () => {
  const points = [[306, 200], [700, 200]];
  const [{ box }] = place([label()], { ...alone, lines: [{ points, weight: 1 }] });
  assert.ok(box[2] < 300, "to the other side");
});

test("a name without room at its dot is led to it", () => {
  const [one] = place([label()], { ...alone, marks: [[230, 203, 370, 260], [230, 150, 292, 203], [310, 150, 370, 203]] });
  assert.ok(one.leader);
});

test("a brief name is written only where the whole one has no place", () => {
  const brief = { wide: 24, high: 15, brief: true };
  const shapes = [{ wide: 60, high: 15 }, brief];
  const [free] = place([{ shapes }], alone);
  assert.equal(free.shape, shapes[0]);
  const dots = [[300, 200, 5], ...[[36, 0], [-36, 0], [0, 36], [0, -36], [30, 30], [-30, 30], [30, -30], [-30, -30]]
    .map(([x, y]) => [300 + x, 200 + y, 5])];
  const [called] = place([{ shapes }], { ...alone, dots });
  assert.equal(called.shape, shapes[0]);
  assert.ok(called.leader);
  const [crowded] = place([{ shapes }], { ...alone, dots, frame: [240, 140, 360, 260] });
  assert.equal(crowded.shape, brief);
});

/* Dots all around one, so near that no name beside it could be its own; all but that have a rank. */
const crowd = (rank) => [[300, 200, 5, 0], ...Array.from({ length: 12 }, (_, turn) => [
  300 + 16 * Math.cos(turn * Math.PI / 6), 200 + 16 * Math.sin(turn * Math.PI / 6), 5, rank])];

test("what is chosen has a name among dots that stand back, which it does not cover", () => {
  const [none] = place([label()], { ...alone, dots: crowd(0) });
  assert.equal(none, null);
  for (const rank of [1, 2]) {
    const dots = crowd(rank);
    const [one] = place([label()], { ...alone, dots });
    assert.ok(one.leader);
    dots.forEach(([x, y, radius]) => assert.ok(toBox(x, y, one.box) >= radius));
  }
});

test("what is lit passes what stands back only, and what stands back nothing", () => {
  for (const [own, others, found] of [[1, 2, true], [1, 1, false], [2, 2, false], [2, 1, false]]) {
    const dots = crowd(others);
    dots[0][3] = own;
    assert.equal(Boolean(place([label()], { ...alone, dots })[0]), found, `${own} among ${others}`);
  }
});

test("what has no room is not shown", () => {
  assert.deepEqual(place([label(900)], alone), [null]);
  assert.deepEqual(place([label()], { ...alone, marks: [FRAME] }), [null]);
  assert.deepEqual(place([], { ...alone, dots: [] }), []);
});

test("of two names with room for one, the more important is shown", () => {
  const frame = [0, 0, 62, 20];
  const dots = [[6, 10, 4], [56, 10, 4]];
  for (const both of [dots, [...dots].reverse()]) {
    const placed = place([label(30), label(30)], { ...alone, dots: both, frame });
    assert.deepEqual(placed.map(Boolean), [true, false]);
  }
});

test("of those that are not the strongest, too, the busier is named, though the other has less room", () => {
  const frame = [0, 0, 62, 20];
  const away = Array.from({ length: 12 }, () => [-400, -400, 4]);
  const dots = [...away, [8, 10, 4], [58, 10, 4]];
  const labels = [...away.map(() => label(900)), { shapes: [{ wide: 20, high: 15 }, { wide: 18, high: 15 }] }, label(30)];
  assert.deepEqual(place(labels, { ...alone, dots, frame }).slice(12).map(Boolean), [true, false]);
});

test("a name gives way to one that could not stand elsewhere", () => {
  const wall = [[0, 100, 190, 120], [216, 60, 700, 140]];
  const dots = [[240, 200, 5], [203, 190, 5]];
  const marks = [...wall, [0, 60, 190, 260]];
  const placed = place([label(60), label(24)], { ...alone, dots, marks });
  assert.ok(placed.every(Boolean));
});

test("the lines under a box are as long as they are", () => {
  const ink = inkOf([{ points: [[0, 100], [400, 100]], weight: 1 }, { points: [[50, 0], [50, 400]], weight: 0.5 }], FRAME);
  assert.ok(Math.abs(ink([100, 92, 200, 108]) - 100) <= 4);
  assert.ok(Math.abs(ink([40, 92, 60, 108]) - 28) <= 6);
  assert.equal(ink([100, 200, 200, 300]), 0);
});
