"""Tell whether the atlas on this machine is ready: python deploy/healthy.py, with its settings."""

import os
import sys
from http.client import HTTPConnection, HTTPException


def main() -> int:
    """Return 0 where it is, and 1 where it is not."""

    def said(name: str, default: str) -> str:
        return os.environ.get(f"ENTENTE_{name}", os.environ.get(name, default))

    host = said("ALLOWED_HOSTS", "localhost").split(",")[0].strip().removeprefix(".")
    connection = HTTPConnection("127.0.0.1", int(said("PORT", "8050")), timeout=4)
    try:
        connection.request("GET", said("BASE_PATH", "") + "/readyz", headers={"Host": host})
        return 0 if connection.getresponse().status == 200 else 1
    except (OSError, HTTPException):
        return 1
    finally:
        connection.close()


if __name__ == "__main__":
    sys.exit(main())
