/* Where something large may stand over a picture: in the corner in which it covers least. Nothing
   here touches the page, so that node can run it. */
(() => {
  const AWAY = 12; // pixels from the edges
  const FREE = 1; // of the weight of all that is covered: some line may run below

  const common = ([left, top, right, bottom], [l, t, r, b]) => (
    Math.min(right, r) > Math.max(left, l) && Math.min(bottom, b) > Math.max(top, t));
  const corners = ([width, height], [wide, high], rtl) => {
    const [start, end] = [AWAY, width - wide - AWAY];
    const [first, last] = rtl ? [end, start] : [start, end];
    const [top, foot] = [AWAY, height - high - AWAY];
    return [[first, top], [last, foot], [first, foot], [last, top]];
  };

  /* Return where the corner of `size` is to lie in `room`, both in pixels, or null where it would
     cover something everywhere. `things` are boxes (left, top, right, bottom) with a weight each. */
  const emptiest = (room, size, things, rtl = false) => {
    const weighed = corners(room, size, rtl).map(([x, y]) => {
      const box = [x, y, x + size[0], y + size[1]];
      const covered = things.filter((thing) => common(box, thing.box));
      return { x, y, weight: covered.reduce((sum, { weight }) => sum + weight, 0) };
    });
    const best = weighed.reduce((one, other) => (other.weight < one.weight ? other : one));
    return best.weight < FREE ? [best.x, best.y] : null;
  };

  const corner = { emptiest };
  if (typeof module === "object") module.exports = corner;
  else window.entente.corner = corner;
})();
