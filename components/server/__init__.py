"""How the atlas is served: connections, headers, what is refused, what works without a server.

`caching`: what the server keeps of its answers, and what it tells browsers to keep
`command`: what a command line asks for, and what of that the environment says instead
`connections`: waitress, and what it lacks against clients that ask and do not read
`errors`: what is answered where there is nothing to show, and what the log says of it
`health`: whether this process can answer all that it is there for
`index`: the page's HTML, with language, direction, theme and words on it
`limits`: how much work one client may ask for, of what costs much
`listening`: the server of `make run`, from the port it binds to the last answer it finishes
`loading`: which stylesheets and scripts the page loads, in an order that no name decides
`logs`: a line for each thing that happened, which nothing from outside can break or forge
`metrics`: what is counted for whoever looks after the server
`offline`: without a server: what lets the page be installed, and keep what it has once loaded
`proxies`: whose word counts on how a reader came here, and what stands before every path
`security`: the headers of every answer, and what is refused before it does harm
`settings`: how the atlas is served, and how each part of that is written
`sockets`: the port that the server binds, and how many connections this machine allows it
`tracing`: each request has an id and is of a kind; one line tells of it, nothing of a reader
`validation`: what a request to a callback may say, held against what the page keeps
`watching`: which sockets can be read or written, asked of the system and not of each in turn
`workers`: several processes that answer at one port, and the small one that looks after them
"""
