/* Where a picture stands: nothing is lost out of sight, what lies under the hand stays there, and an
   address brings it back. */
const assert = require("node:assert");
const test = require("node:test");
const standing = require("../../assets/standing.js");

const GROUNDS = {
  flat: { ground: "flat" },
  globe: { ground: "globe" },
  plane: { ground: "plane", whole: [-44, -44, 804, 464] },
};
const SIZES = [[774, 446], [496, 313], [358, 420], [1190, 560], [300, 700]].map(([wide, high]) => ({ wide, high }));
const { flat } = GROUNDS;
const near = (found, wanted, by, said) => assert.ok(Math.abs(found - wanted) <= by, `${said}: ${found}, not ${wanted}`);

/* The same places and pushes in every run. */
let seed = 7;
const random = (low, high) => {
  seed = (seed * 16807) % 2147483647;
  return low + (seed / 2147483647) * (high - low);
};
const anywhere = (ground) => (ground.ground === "plane"
  ? { x: random(-0.5, 1.5), y: random(-0.5, 1.5), zoom: random(0.2, 90) }
  : { x: random(-400, 400), y: random(-120, 120), zoom: random(0.2, 90) });
const each = (check) => {
  for (const ground of Object.values(GROUNDS)) {
    for (const size of SIZES) for (let i = 0; i < 60; i += 1) check(ground, size);
  }
};

test("the projection is the one of the server", () => {
  const cases = [[0, 0], [35.7, 0.62999], [60, 1.04457], [90, 1.42239], [-56, -0.97954]];
  for (const [lat, high] of cases) {
    near(standing.height(lat), high, 1e-3, `height of ${lat}`);
    near(standing.latitude(standing.height(lat)), lat, 1e-6, "back again");
  }
});

test("wherever it is pushed, a part of the picture is in sight", () => each((ground, size) => {
  const at = standing.bounded(ground, anywhere(ground), size);
  assert.ok(at.zoom >= 1 && at.zoom <= 64);
  const scale = standing.scaleOf(ground, at, size);
  if (ground.ground === "plane") {
    const half = size.wide / 2 / scale;
    if (half < 0.5) assert.ok(at.x - half >= -1e-9 && at.x + half <= 1 + 1e-9, "beside the plane");
    else near(at.x, 0.5, 1e-9, "in the middle");
  } else if (ground.ground === "flat") {
    assert.ok(at.x >= -180 && at.x < 180.0001);
    const [south, high] = [-60, 84].map(standing.height);
    const low = south - 54 / scale; // the buttons stand there
    const half = size.high / 2 / scale;
    if (2 * half < high - low) {
      assert.ok(standing.height(at.y) - half >= low - 1e-6 && standing.height(at.y) + half <= high + 1e-6);
    }
  } else assert.ok(Math.abs(at.y) <= 90);
  assert.deepStrictEqual(standing.bounded(ground, at, size), at, "once is enough");
}));

test("what a low stage is fitted to ends over the buttons, and a narrow one keeps little free", () => {
  const [ground, part] = [{ ground: "flat" }, [-20, -5, 0.33, 0.33]];
  const low = { wide: 800, high: 213 };
  const at = standing.fitted(ground, part, low);
  const middle = (standing.height(at.y) - standing.height(part[1])) * standing.scaleOf(ground, at, low);
  const half = part[3] / 2 * standing.WIDTH * standing.scaleOf(ground, at, low);
  assert.ok(low.high / 2 + middle + half <= low.high - 50, "under the buttons");
  const narrow = { wide: 390, high: 440 };
  const shown = part[2] * standing.WIDTH * standing.scaleOf(ground, standing.fitted(ground, part, narrow), narrow);
  assert.ok(shown > 0.8 * narrow.wide, `only ${shown} pixels`);
});

test("whatever it is fitted to is in sight", () => {
  const parts = { flat: [-25, 10, 0.4, 0.3], globe: [20, 5, 0.5, 0.5], plane: [0.4, 0.6, 0.3, 0.2] };
  for (const [name, part] of Object.entries(parts)) {
    for (const size of SIZES) {
      const at = standing.fitted(GROUNDS[name], part, size);
      assert.ok(standing.inSight(GROUNDS[name], at, part, size), `${name} of ${size.wide}`);
      const far = standing.bounded(GROUNDS[name], { ...at, zoom: at.zoom * 6, x: at.x + (name === "plane" ? 0.5 : 90) }, size);
      assert.ok(!standing.inSight(GROUNDS[name], far, part, size), `${name} of ${size.wide}, moved away`);
    }
  }
});

test("the whole plane is seen at zoom 1, fitted to no more than a few times", () => {
  for (const size of SIZES) {
    assert.deepStrictEqual(standing.fitted(GROUNDS.plane, [0.5, 0.5, 1, 508 / 848], size), { x: 0.5, y: 0.5, zoom: 1 });
    assert.ok(standing.fitted(GROUNDS.plane, [0.3, 0.3, 0.001, 0.001], size).zoom <= 3);
  }
});

test("what lies under the hand stays there", () => each((ground, size) => {
  if (ground.ground === "globe") return; // a sphere turns under the hand
  const at = standing.bounded(ground, { x: ground === flat ? 20 : 0.5, y: ground === flat ? 10 : 0.5, zoom: 5 }, size);
  const hand = [random(-60, 60), random(-40, 40)];
  const closer = standing.closer(ground, at, 1.5, hand, size);
  const [right, down] = standing.between(ground, at, closer, size);
  near(right, -hand[0] * 0.5, Math.abs(hand[0]) * 0.1 + 0.5, "to the right");
  near(down, -hand[1] * 0.5, 0.5, "down");
}));

test("what is moved there and back stands where it stood", () => each((ground, size) => {
  const at = standing.bounded(ground, { x: ground.ground === "plane" ? 0.5 : 30, y: ground.ground === "plane" ? 0.5 : 5, zoom: 6 }, size);
  const by = [random(-20, 20), random(-20, 20)];
  const back = standing.moved(ground, standing.moved(ground, at, by, size), by.map((n) => -n), size);
  for (const name of ["x", "y", "zoom"]) near(back[name], at[name], 0.15, name);
}));

test("a map that is pushed to the east for long comes round again", () => {
  let at = { x: 170, y: 0, zoom: 2 };
  for (let i = 0; i < 40; i += 1) at = standing.moved(flat, at, [-100, 0], SIZES[0]);
  assert.ok(at.x >= -180 && at.x <= 180);
});

test("the layout of the map is as large as its stage", () => {
  for (const size of SIZES) {
    for (const zoom of [1, 2, 5, 20]) {
      const at = standing.bounded(flat, { x: 40, y: 20, zoom }, size);
      const { geo } = standing.layout(flat, at, size);
      const [south, north] = geo.lataxis.range;
      assert.ok(south >= -90 && north <= 90 && south < north);
      const [west, east] = geo.lonaxis.range;
      near((west + east) / 2, at.x, 1e-9, "the middle");
      assert.ok(east - west <= 360.0001);
    }
  }
});

test("an address brings a picture back", () => each((ground, size) => {
  const at = standing.bounded(ground, anywhere(ground), size);
  const read = standing.read(standing.write(ground, at));
  near(read.zoom, at.zoom, 0.001, "zoom");
  const scale = standing.scaleOf(ground, at, size);
  const pixels = ground.ground === "plane" ? scale : scale * (Math.PI / 180);
  near((read.x - at.x) * pixels, 0, 3, "across");
  near((read.y - at.y) * pixels, 0, 3, "up");
}));

test("what is no place is none", () => {
  for (const text of ["", null, undefined, "1", "1,2", "1,2,3,4", "a,b,c", "1,,3", "Infinity,1,2", "NaN,1,1"]) {
    assert.strictEqual(standing.read(text), null, String(text));
  }
});
