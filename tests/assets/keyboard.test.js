/* What a single key means on keyboards of other scripts and other layouts. */
const assert = require("node:assert/strict");
const { test } = require("node:test");
const { meant } = require("../../assets/keyboard.js");

const PLACED = {
  Persian: { KeyE: "ث", KeyQ: "ض", KeyB: "ذ", KeyP: "ح", KeyF: "ب", KeyN: "د", KeyT: "ف", KeyL: "م" },
  Arabic: { KeyE: "ث", KeyB: "لا", KeyQ: "َ" },
  Russian: { KeyE: "у", KeyQ: "Й", KeyB: "и", KeyP: "з" },
  Greek: { KeyE: "ε", KeyB: "β" },
};
for (const [layout, keys] of Object.entries(PLACED)) {
  test(`a letter on a keyboard in ${layout} is the one in its place`, () => {
    for (const [code, key] of Object.entries(keys)) assert.equal(meant({ key, code }), code.slice(3).toLowerCase());
  });
}

test("the brackets and the stroke of a keyboard in another script are those in their places", () => {
  const places = { BracketLeft: ["ج", "х", "["], BracketRight: ["چ", "ъ", "]"], Slash: ["ظ", "/"] };
  for (const [code, keys] of Object.entries(places)) {
    for (const key of keys) assert.equal(meant({ key, code }), keys.at(-1));
  }
});

test("a Latin letter keeps its meaning wherever a layout has it", () => {
  assert.equal(meant({ key: "e", code: "KeyD" }), "e"); // Dvorak
  assert.equal(meant({ key: "A", code: "KeyQ" }), "a"); // AZERTY
  assert.equal(meant({ key: "é", code: "Digit2" }), "é");
  assert.equal(meant({ key: "ñ", code: "Semicolon" }), "ñ");
});

test("digits and signs are read in either script", () => {
  assert.equal(meant({ key: "۱", code: "Digit1" }), "1");
  assert.equal(meant({ key: "٤", code: "Digit4" }), "4");
  assert.equal(meant({ key: "؟", code: "Slash" }), "?");
  assert.equal(meant({ key: "?", code: "Minus" }), "?");
  assert.equal(meant({ key: "&", code: "Digit1" }), "&"); // AZERTY, without Shift
  assert.equal(meant({ key: ".", code: "Slash" }), "."); // Russian
});

test("keys with names keep them", () => {
  for (const key of ["Escape", "ArrowLeft", "Dead", "F5", "PageDown", " "]) assert.equal(meant({ key, code: "KeyE" }), key);
});
