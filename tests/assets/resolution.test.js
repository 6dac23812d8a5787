/* What a PNG says of its size on paper: its chunk as other programs write it. */
const assert = require("node:assert");
const test = require("node:test");
const { resolved } = require("../../assets/takeaway/resolution.js");

const png = Uint8Array.from(
  Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==", "base64"),
);
const hex = (bytes) => Buffer.from(bytes).toString("hex");

test("300 dots to an inch are written as any program writes them", () => {
  const found = resolved(png, 1);
  assert.equal(hex(found.subarray(33, 54)), "00000009704859730000" + "2e2300002e23" + "01" + "78a53f76");
});

test("nothing else of the picture is touched, and a larger one has more dots", () => {
  const found = resolved(png, 3);
  assert.equal(hex(found.subarray(0, 33)) + hex(found.subarray(54)), hex(png));
  assert.equal(new DataView(found.buffer).getUint32(41), 35433);
});
