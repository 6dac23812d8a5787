/* The address as a QR code: its squares come from the server that the address leads to, and from
   nobody else. */
(() => {
  const SVG = "http://www.w3.org/2000/svg";
  const { base } = document.documentElement.dataset; // the path that all addresses begin with

  /* Return the squares of an address, `squares` on each side and 0 where there are too many, or
     null where the server does not answer. */
  const asked = async (query) => {
    const reply = await fetch(`${base}qr${query}`).catch(() => null);
    return reply && reply.status === 200 ? reply.json() : null;
  };

  const drawn = ({ squares, path }, label) => {
    const svg = document.createElementNS(SVG, "svg");
    const dark = document.createElementNS(SVG, "path");
    for (const [name, value] of Object.entries({
      viewBox: `0 0 ${squares} ${squares}`, class: "qr", role: "img", "aria-label": label,
    })) svg.setAttribute(name, value);
    dark.setAttribute("d", path);
    svg.append(dark);
    return svg;
  };

  /* Show the code of the view as it is now. */
  const open = async () => {
    const place = document.getElementById("qr-code");
    const { label, too_long: tooLong, unasked } = place.dataset;
    const found = await asked(window.location.search);
    if (found && found.squares) place.replaceChildren(drawn(found, label));
    else place.textContent = found ? tooLong : unasked;
    document.getElementById("qr-address").textContent = found ? found.address : "";
    const alone = document.getElementById("qr-alone");
    alone.hidden = !(found && found.alone);
    const dialog = document.getElementById("qr-dialog");
    if (!dialog.open) dialog.showModal();
  };

  window.entente.qr = { asked, open };
})();
