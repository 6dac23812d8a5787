"""The pictures of a selection, one module each, and what they share.

`bars`: the bars of the timeline: each relation as long as its date is precise
`camps`: who stands with whom and against whom, and which ties do not fit
`catalogue`: the list of views: a new one is its own module and a line here
`chart`: a view that is one chart: it is made of its figure, and a new selection changes that
`diagram`: nodes at given places and the ties between them, as curves that pass no node
`difference`: the difference of two selections as a scene of its own
`explore`: a picture by keyboard: a list of its ties lies over it
`lanes`: the picture of camps through time: a row for each node, and how balanced each year was
`legend`: the key to the marks, under the picture and in what is exported
`matrix`: the matrix: every node against every other, a square for each tie
`network`: the network: nodes where friends stand together, ties as curves that pass no node
`pair`: the pictures of two selections side by side, or the one of their difference
`table`: the table: every relation of the selection as a row, to sort, filter and read
`timeline`: the timeline: each relation as a bar as long as its date is precise
`traces`: ties and nodes as traces of Plotly: the same on the map of the world and on a plane
`world`: the map: states coloured by perspective, ties as arcs between them
`years`: camps through time: who stood where in each year, how balanced it was
"""
