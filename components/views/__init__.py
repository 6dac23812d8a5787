"""The pictures of a selection, one module each, and what they share.

`alignments`: the alignment of a tie through time, on a line of its own
`bars`: the bars of the timeline: each relation as long as its date is precise
`bins`: relations of a year, or of a month, as one bar: where single ones would be too many
`by_actor`: bars country by country: a small chart for each tie, all on one scale
`by_class`: bars by class: one for each year or month, with its number and notes
`camps`: who stands with whom and against whom, and which ties do not fit
`catalogue`: the list of views: a new one is its own module and a line here
`chart`: a view that is one chart: it is made of its figure, and a new selection changes that
`diagram`: nodes at given places and the ties between them, as curves that pass no node
`difference`: the difference of two selections as a scene of its own
`explore`: a picture by keyboard: a list of its ties lies over it
`fits`: what a picture can be fitted to: all that it shows, what is chosen, the world, its regions
`heat`: the matrix of a crowd: a heat map that fits the screen
`lanes`: the picture of camps through time: a row for each node, and how balanced each year was
`lasting`: relations that span periods: below the bars a line for all that are alike
`legend`: the key to the marks, under the picture and in what is exported
`matrix`: the matrix: every node against every other, a square for each tie
`network`: the network: nodes where friends stand together, ties as curves that pass no node
`notes`: notes at the highest bars and the first: what one relation of each period is
`pair`: the pictures of two selections side by side, or the one of their difference
`partners`: whose ties a picture of small charts shows
`per_year`: how many relations each year, or month, has, by class or country by country
`rulers`: what bars are read by: lines for round numbers, names of the periods
`scored`: scores of agreement through time, as a line of their mean
`sheet`: a chart whose marks are placed in pixels of a nominal size, and stretched with it
`stacks`: stacked bars: the relations of each period by sign, deeds, words and claims
`table`: the table: every relation of the selection as a row, to sort, filter and read
`time_axis`: the axis of time under a picture: it follows the chosen dates
`timeline`: the timeline: each relation as long as its date is precise, or many as bars
`traces`: ties and nodes as traces of Plotly: the same on the map of the world and on a plane
`tray`: actors who stand for no state, in a corner of the map, and the ties that end there
`turning`: marks on the rows of camps through time: who changes camp, whose own tie is mixed
`world`: the map: states coloured by perspective, ties as lines between them
`years`: camps through time: who stood where in each year, how balanced it was
`zoom`: the buttons over a picture: what it can be fitted to, closer, farther
"""
