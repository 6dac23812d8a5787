"""The data sets that are landed with the atlas, read once for all tests."""

import app

LIBRARY = app.read_library()
LANDED = LIBRARY.catalogue
