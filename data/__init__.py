"""What is true: relations, actors, dates and states. Knows nothing of Dash or Plotly.

`camps`: the camps of a selection, as it is said and as it might be supposed
`catalogue`: the data sets that there are at one moment, each as it is served
`chosen`: what may be chosen of a selection: nodes, ties, and triangles, three nodes with their ties
`comparison`: two selections side by side: which ties came, which went, which changed their sign
`dataset`: a data set: checked relations with their actors, sources and story
`dates`: dates of any precision, read from EDTF (ISO 8601-2), level 0 and level 1
`density`: which of many ties a picture draws, so that it can be read
`description`: the description of a data set, its datapackage.json: what of it must hold
`glossary`: what each term of the atlas means, and which words are not used for it
`finding`: everything that is told of a data set by a name, and its statements by their words
`former_states`: states of the past, and others without a code of ISO 3166, as actors
`filtering`: filters as conditions on relations, and the relations that pass them
`library`: finds and holds the data sets, which may come and go while the atlas is served
`languages`: the languages that the atlas speaks: one for each file of data/texts
`listing`: relations as a reader goes through them: in the order of their dates, some at a time
`load`: read a data set from its folder, refusing it whole, with every reason, if a cell is wrong
`model`: the vocabulary of the data: types, statuses, forms, kinds of actors, levels
`parameters`: everything that an address may hold, in one table
`periods`: counts through time: how many relations each year, or each month, has of which kind
`positions`: where nodes stand in the network, and in which order in the matrix; computed once
`relation`: a relation: one coded statement that somebody does something to somebody
`results`: what a selection holds: its relations, ties and nodes, and what is highlighted of them
`rights`: the rights in a data set, as its description states them
`selection`: what the reader asked to see: one immutable value
`state_codes`: codes of states in other systems than ISO 3166, each with the days it is whose
`states`: every state and territory: its codes, its names and where it lies
`story`: a story: the argument of a data set in steps
`vouching`: who vouches: how many relations have a source of each kind, and one of each owner
`columns`: the columns of the tables of a data set, and what each cell must hold
"""
