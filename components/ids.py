"""The ids shared between panels; a panel's private ids stay in its own module."""

URL = "url"
ADDRESS = "address"  # the query string in the address bar, told to the controls
EDITION = "edition"  # which data set in which language: a new edition is a new page
SELECTION = "selection"  # the query string that is drawn
ASKED = "asked"  # the query string that the server is to draw next
ANSWER = "answer"  # what that changes on the page, and which picture it then shows
VIEWPORT = "viewport"  # how much space the browser has, whether on a wall or in a frame
STAGE = "stage"
EVIDENCE = "evidence"
LISTS = "lists"  # where open lists are put
# An open list belongs to the main part of the page, for those who walk it by landmarks.
IN_MAIN = {"portalProps": {"target": f"#{LISTS}"}}
