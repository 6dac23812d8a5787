"""How the atlas is served: headers, what is refused, what works without a server.

`loading`: which stylesheets and scripts the page loads, in an order that no name decides
`offline`: without a server: what lets the page be installed, and keep what it has once loaded
`security`: how pages leave the server: headers, caching, and what is refused before it does harm
"""
