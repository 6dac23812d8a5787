"""Light or dark where an address says neither: as the reader chose last, or else as the system is.

Before anything is drawn the page goes to the address that says so. An address without a theme is
light, so whoever reads in the light stays where they are; an embed is as its frame was given.
"""

import base64
from hashlib import sha256

# assets/panels/scheme.js keeps what was chosen.
SCRIPT = """(() => {
  const kept = localStorage.getItem("entente-theme");
  const dark = kept ? kept === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  const { pathname, search, hash } = location;
  if (!dark || new URLSearchParams(search).has("theme")) return;
  location.replace(`${pathname}${search ? `${search}&` : "?"}theme=dark${hash}`);
})();"""
ELEMENT = f"<script>{SCRIPT}</script>"
# For the policy of every answer: no other script may stand in a page.
HASH = f"'sha256-{base64.b64encode(sha256(SCRIPT.encode()).digest()).decode()}'"
