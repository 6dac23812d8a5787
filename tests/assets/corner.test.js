/* A large word stands in the corner of a picture in which it covers least, or in none. */
const { test } = require("node:test");
const assert = require("node:assert/strict");
const { emptiest } = require("../../assets/panels/corner.js");

const ROOM = [800, 400];
const SIZE = [200, 80];
const spot = (x, y, weight = 1) => ({ box: [x - 4, y - 4, x + 4, y + 4], weight });
const TOP_LEFT = spot(60, 50);
const FOOT_RIGHT = spot(700, 350);
const FOOT_LEFT = spot(60, 350);
const TOP_RIGHT = spot(700, 50);

const cases = [
  ["nothing is there: where reading begins", [], false, [12, 12]],
  ["nothing is there, from right to left", [], true, [588, 12]],
  ["what lies in the middle is in nobody's way", [spot(400, 200)], false, [12, 12]],
  ["a dot where reading begins", [TOP_LEFT], false, [588, 308]],
  ["two corners taken", [TOP_LEFT, FOOT_RIGHT], false, [12, 308]],
  ["three corners taken", [TOP_LEFT, FOOT_RIGHT, FOOT_LEFT], false, [588, 12]],
  ["every corner taken", [TOP_LEFT, FOOT_RIGHT, FOOT_LEFT, TOP_RIGHT], false, null],
  ["lines may run below", [TOP_LEFT, FOOT_RIGHT, FOOT_LEFT, spot(700, 50, 0.02)], false, [588, 12]],
  ["what touches is not covered", [{ box: [212, 0, 588, 400], weight: 1 }], false, [12, 12]],
];

for (const [name, things, rtl, wanted] of cases) {
  test(name, () => assert.deepEqual(emptiest(ROOM, SIZE, things, rtl), wanted));
}
