/* How a title is broken into lines: full ones, and never within a date. */
const assert = require("node:assert");
const test = require("node:test");
const { PARTS, SPACES, broken, full } = require("../../assets/takeaway/lines.js");

const within = (letters) => (line, share) => line.length <= letters * share;
const width = (line) => line.length;

const TITLES = [
  ["Cuba with Iran, Jun 1960 – Mar 2026: 42 relations, 38 cooperative", ["Jun 1960 – Mar 2026", "42 relations"]],
  ["Argentina con cualquiera, mar 1982 – jul 1999: 15 relaciones", ["mar 1982 – jul 1999", "15 relaciones"]],
  ["Entre Irã e Venezuela, set. de 1960 – fev. de 2026: 71 relações", ["set. de 1960 – fev. de 2026"]],
  ["میان ایران و ونزوئلا، سپتامبر ۱۹۶۰ تا فوریه ۲۰۲۶: ۷۱ رابطه", ["سپتامبر ۱۹۶۰ تا فوریه ۲۰۲۶", "۷۱ رابطه"]],
  ["A statement of 28 de mayo de 2020 about it", ["28 de mayo de 2020"]],
];

test("neither a date nor a span of dates nor a number with what it counts is broken", () => {
  for (const [title, whole] of TITLES) {
    for (let letters = 30; letters < title.length; letters += 1) {
      const lines = full(title, within(letters), width);
      assert.equal(lines.join(" "), title);
      for (const kept of whole) assert.ok(lines.some((line) => line.includes(kept)), `${kept}: ${lines.join(" | ")}`);
    }
  }
});

test("a line is filled before another one begins, and the last one is no single word", () => {
  const [title] = TITLES[1];
  assert.deepEqual(full(title, within(title.length - 8), width), [
    "Argentina con cualquiera, mar 1982 – jul 1999:", "15 relaciones",
  ]);
  assert.deepEqual(full("one two three four five I", within(23), width), ["one two three four", "five I"]);
});

test("what is longer than a line is broken between its words", () => {
  assert.deepEqual(broken("mar 1982 – jul 1999", SPACES, within(12)), ["mar 1982 –", "jul 1999"]);
  assert.deepEqual(broken("/?from=2007&to=2013", PARTS, within(12)), ["/?from=2007&", "to=2013"]);
});
