/* The scripts read addresses and dates as the server does: its answers stand in cases.json. */
const { test } = require("node:test");
const assert = require("node:assert/strict");
const address = require("../../assets/address.js");
const dates = require("../../assets/dates.js");
const { longest, grammars, ...cases } = require("./cases.json");

const { read, write, writeFilters, unfold, shown, change } = address;
// Two thumbs and two fields show the dates, and a button turns the theme.
const BESIDES = ["dates", "from", "to", "theme"];
const partsOf = (query, set) => unfold(read(query), grammars[set]);
const sorted = (value) => (Array.isArray(value) ? [...value].sort() : value);

/* Run all cases of a group and name those that fail. */
const each = (name, check) => test(`${name}: ${cases[name].length} cases`, () => {
  assert.ok(cases[name].length > 100, "hardly any case");
  for (const one of cases[name]) {
    try {
      check(one);
    } catch (problem) {
      problem.message = `${JSON.stringify(one)}\n${problem.message}`;
      throw problem;
    }
  }
});

each("dates", ([text, covers]) => {
  const found = dates.cover(text);
  assert.deepEqual(found && [found.first, found.last], covers);
});

each("pairs", ([from, to, wrong]) => {
  assert.deepEqual(dates.wrong(from, to), wrong);
});

each("addresses", ({ query, set, shown: controls, dates: months, canonical }) => {
  const parts = partsOf(query, set);
  const names = grammars[set].controls.map(([name]) => name).filter((name) => !BESIDES.includes(name));
  for (const name of names) {
    const wanted = name in controls ? controls[name] : shown(name, {}, grammars[set]);
    assert.deepEqual(sorted(shown(name, parts, grammars[set])), sorted(wanted), name);
  }
  assert.deepEqual(shown("dates", parts, grammars[set]), months);
  const again = partsOf(canonical, set);
  assert.equal(write(again, grammars[set]), canonical);
  if (again.versus) assert.equal(writeFilters(read(again.versus), grammars[set]), again.versus);
});

each("changes", ({ query, set, control, value, then }) => {
  const parts = change(control, value, partsOf(query, set), grammars[set]);
  assert.equal(write(parts, grammars[set]), then);
});

each("choices", ({ set, tie, thing, then }) => {
  assert.equal(address.toggle(tie, thing, grammars[set]), then);
});

test("what the server would not read is cut", () => {
  const { LONGEST, cut } = address;
  assert.equal(LONGEST, longest.letters);
  const fits = `?x=${"a".repeat(LONGEST - 3)}`;
  assert.equal(cut(fits), fits);
  for (const long of [`${fits}a`, `?${"y=1&".repeat(9000)}`]) assert.ok(cut(long).length < LONGEST);
});

test("Persian and Arabic digits are those from 0 to 9", () => {
  assert.equal(dates.latin("۲۰۰۷-۰۹"), "2007-09");
  assert.equal(dates.latin("٢٠٠٧-٠٩"), "2007-09");
});

test("a thumb that does not move leaves a day as it was typed", () => {
  const grammar = grammars.article;
  const parts = { from: "2006-03-17", to: "2010-05-04" };
  const [low, high] = shown("dates", parts, grammar);
  const moved = change("dates", [low, high + 2], { ...parts }, grammar);
  assert.deepEqual(moved, { from: "2006-03-17", to: "2010-07" });
  assert.deepEqual(change("dates", grammar.months, {}, grammar), { from: "", to: "" });
});
