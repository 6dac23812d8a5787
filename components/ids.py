"""The ids shared between panels; a panel's private ids stay in its own module."""

URL = "url"
ADDRESS = "address"  # the query string in the address bar, told to the controls
BROUGHT = "brought"  # whether the page that came with the HTML is the one that is asked for
EDITION = "edition"  # which data set in which language: a new edition is a new page
SELECTION = "selection"  # the query string that is drawn
SHOWN = "shown"  # the kind of picture that a page comes with, and its query string
VIEWPORT = "viewport"  # how much space the browser has, whether on a wall or in a frame
MAIN = "main"
STAGE = "stage"
EVIDENCE = "evidence"
HEADER = "header"
FILTERS = "filters"
TIMELINE = "timeline"
REST = "rest"  # what is seen only when it is asked for, and what the page keeps
SEEN = "seen"  # whether the picture of the first page is seen
# What stands around the picture, and is put there when that is seen: assets/loading.js.
AROUND = (HEADER, FILTERS, TIMELINE, EVIDENCE, REST)
LISTS = "lists"  # where open lists are put
# An open list belongs to the main part of the page, for those who walk it by landmarks.
IN_MAIN = {"portalProps": {"target": f"#{LISTS}"}}
