"""Relations as they are held and asked: in memory, or in a table of any library.

Everybody else asks `relations.Relations` and does not know who answers. Here nothing is known of
data sets, of the address or of what a page shows: only relations, what they say (`data.model`,
`data.dates`) and, where a large table is read, what its cells must hold. In the list each module
imports only what stands above it.

`aspects`: columns of numbers that answer what is asked of them as those of a library of tables do
`coded`: relations as columns of numbers, so that a question to many is answered at once
`conditions`: conditions on relations: what is asked of the columns of a table, ours or an engine's
`ties`: from relations to ties: everything said between two nodes, added up
`relations`: what is asked of all relations of a data set, or of what a selection leaves
`tallied`: questions to many relations, answered by adding up how many rows stand for
`memory`: relations at hand, of which each is a row
`asking`: asking an engine: one question at a time, and none for ever
`retold`: what relations of a table say in other languages
`table`: relations in a table of any size, whatever library holds it
`packed`: codes of several columns as one number
`cells`: what a table of any size adds up to, once, when it is opened
`grouping`: how a table of any size is read into cells
`large`: relations in a table of any size, counted by cells, read one by one where they are few
`kept`: where the relations of a large table are kept as Parquet
`parquet`: relations of a large table, read by columns and kept as Parquet beside it
"""
