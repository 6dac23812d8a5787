"""Who may change a set: on a server whoever opened it first, by a key that only they have.

There are no accounts: the key is kept in the reader's own browser, and here no more than its hash.
On one's own machine there is no key, and whoever reaches it may.
"""

import re
from dataclasses import dataclass
from hashlib import sha256
from hmac import compare_digest
from pathlib import Path
from secrets import token_hex

KEY = re.compile("[0-9a-f]{32}")
MARK = ".owner"  # in the folder of a set; it goes into no file that is taken along
LOCAL = ""  # in place of a key: this machine's own


def new_key() -> str:
    """Return a key that nobody can guess."""
    return token_hex(16)


@dataclass(frozen=True, slots=True)
class Owner:
    """Somebody who asks for something: by a key, or without any on a machine of their own."""

    key: str = LOCAL
    here: bool = True

    def owns(self, folder: Path) -> bool:
        """Tell whether a set is theirs to change."""
        if self.here:
            return folder.is_dir()
        try:
            mark = (folder / MARK).read_text(encoding="ascii")
        except (OSError, ValueError):
            return False
        return bool(KEY.fullmatch(self.key)) and compare_digest(mark, self._mark())

    def sign(self, folder: Path) -> None:
        """Make a set that is new theirs."""
        if not self.here and KEY.fullmatch(self.key):
            (folder / MARK).write_text(self._mark(), encoding="ascii")

    def _mark(self) -> str:
        return sha256(self.key.encode()).hexdigest()
