/* The reader's own hand on a picture: what is written into the address is read back from it. */
const { test } = require("node:test");
const assert = require("node:assert/strict");
const { MOST, read, write } = require("../../assets/views/own.js");

const both = (parts) => write(read(parts));

test("what can be read is written as it was", () => {
  for (const parts of [
    { note: "", names: "" },
    { note: "120,300,Tankers, and more|0,1000,یادداشت", names: "" },
    { note: "", names: "CUB.none,IRN.25.-40,jose-miguel.0.0" },
  ]) assert.deepEqual(both(parts), parts);
});

test("what cannot be read is left out", () => {
  const { notes, names } = read({ note: "a|1,2|3,4,kept|5,6,", names: "IRN,.none,IRN.5,VEN.1.2,x.nan.1" });
  assert.deepEqual(notes, [{ x: 3, y: 4, text: "kept" }]);
  assert.deepEqual([...names], [["VEN", [1, 2]]]);
});

test("places end at the edge, texts at their length, and there is an end to both", () => {
  const many = Array.from({ length: 20 }, (_, i) => ({ x: -5, y: 4000.4, text: `n${i} ${"x".repeat(200)}` }));
  const written = write({ notes: many, names: new Map(many.map((_, i) => [`n${i}`, [5000, -5000.7]])) });
  const found = read(written);
  assert.equal(found.notes.length, MOST.notes);
  for (const { x, y, text } of found.notes) {
    assert.deepEqual([x, y, text.length], [0, 1000, MOST.letters]);
  }
  assert.deepEqual([...new Set([...found.names.values()].map(String))], ["1000,-1000"]);
});

test("a bar, a line's end or nothing at all makes no note of its own", () => {
  const notes = ["a|b", "two\nlines", "  ", ""].map((text) => ({ x: 1, y: 2, text }));
  assert.deepEqual(read(write({ notes, names: new Map() })).notes.map(({ text }) => text), ["a/b", "two lines"]);
});

test("names are in the order of the alphabet, as the server writes them", () => {
  assert.equal(write({ notes: [], names: new Map([["VEN", null], ["IRN", [1, 2]]]) }).names, "IRN.1.2,VEN.none");
});
