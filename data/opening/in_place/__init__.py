"""Tables that stay where they are: asked through the engine that holds them, never copied here.

`address`: where a table is, as a command line says it; no address holds a secret
`connected`: the engine behind an address, read and never written
`cells`: cells of such a table as texts, and what those that differ mean
`settled`: how it is read, in a small file that a person may edit
`meaning`: what the cells of a table mean: who, when and what
`columns`: the columns of relations, made by the engine from those of its table
`opened`: a data set whose relations an engine holds
"""
