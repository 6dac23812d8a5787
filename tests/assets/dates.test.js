/* What is wrong with the two ends of a choice of dates, as they are typed. */
const { test } = require("node:test");
const assert = require("node:assert/strict");
const { wrong } = require("../../assets/dates.js");

const FINE = { from: "", to: "" };
const REVERSED = { from: "reversed", to: "reversed" };
const CASES = [
  ["2005", "2013", FINE],
  ["2005", "2005", FINE],
  ["1980-01-01", "1980", FINE],
  ["2005", "", FINE],
  ["", undefined, FINE],
  ["2013", "2005", REVERSED],
  ["2020-02-29", "2020-02-28", REVERSED],
  ["soon", "2005", { from: "unreadable", to: "" }],
  ["2005", "2019-02-29", { from: "", to: "unreadable" }],
  ["2019-13", "2007-02-31", { from: "unreadable", to: "unreadable" }],
];

for (const [from, to, said] of CASES) {
  test(`from ${from} to ${to}`, () => assert.deepEqual(wrong(from, to), said));
}
