/* A PNG that says how large it is on paper: without that, a program that sets type takes it for a
   picture of a screen, three times as large as it is meant. */
(() => {
  const INCH = 0.0254; // metres
  const DOTS = 300; // of an inch, as the sizes for paper have them (components/takeaway/picture.py)
  const HEADER = 33; // bytes of the signature and of the first chunk, which this one must follow

  /* The checksum of a chunk (PNG, third edition, annex D). */
  const checksum = (bytes) => {
    let sum = 0xffffffff;
    for (const byte of bytes) {
      sum ^= byte;
      for (let bit = 0; bit < 8; bit += 1) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
    }
    return (sum ^ 0xffffffff) >>> 0;
  };
  const chunk = (dots) => {
    const view = new DataView(new ArrayBuffer(21));
    const perMetre = Math.round(dots / INCH);
    view.setUint32(0, 9);
    [..."pHYs"].forEach((letter, i) => view.setUint8(4 + i, letter.charCodeAt(0)));
    view.setUint32(8, perMetre);
    view.setUint32(12, perMetre);
    view.setUint8(16, 1); // of a metre
    view.setUint32(17, checksum(new Uint8Array(view.buffer, 4, 13)));
    return new Uint8Array(view.buffer);
  };
  /* Return the bytes of a PNG with so many dots to an inch of paper, `times` the usual ones. */
  const resolved = (bytes, times) => {
    const found = new Uint8Array(bytes.length + 21);
    found.set(bytes.subarray(0, HEADER));
    found.set(chunk(DOTS * times), HEADER);
    found.set(bytes.subarray(HEADER), HEADER + 21);
    return found;
  };

  if (typeof module === "object") module.exports = { resolved };
  else window.entente.resolved = resolved;
})();
