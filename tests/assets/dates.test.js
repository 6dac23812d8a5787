/* Where two spans meet: what follows a date, and what leads to it, as precisely as it is written. */
const { test } = require("node:test");
const assert = require("node:assert/strict");
const { after, before, meet } = require("../../assets/dates.js");

const FOLLOWS = {
  1989: "1990",
  "1979-12": "1980-01",
  "2020-02": "2020-03",
  "2020-02-28": "2020-02-29",
  "1979-03-20": "1979-03-21",
  "2019-12-31": "2020-01-01",
};

for (const [one, next] of Object.entries(FOLLOWS)) {
  test(`${next} follows ${one}`, () => {
    assert.equal(after(one), next);
    assert.equal(before(next), one);
    assert.ok(meet(one, next));
    assert.ok(!meet(next, one));
  });
}

test("spans of another precision meet as well", () => {
  assert.ok(meet("1979-12", "1980"));
  assert.ok(meet("1979", "1980-01-01"));
  assert.ok(!meet("1978", "1980"));
});

test("of what is no date nothing follows", () => {
  for (const text of ["", undefined, "soon", "2019-13"]) {
    assert.equal(after(text), "");
    assert.equal(before(text), "");
    assert.ok(!meet(text, "1980"));
    assert.ok(!meet("1979", text));
  }
  assert.equal(after("9999"), "");
  assert.equal(before("0001"), "");
});
