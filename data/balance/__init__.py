"""Structural balance: signed edges, camps, triangles, and how they change through time.

`time_series`: the balance of one window of time after another
`covering`: covering the bad cycles of a signed graph at least weight
`edges`: signed edges: ties as the science of balance reads them, one sign for each pair of nodes
`frustration`: structural balance: camps, triangles, and what would balance the map
`measures`: how balanced a signed graph is, in numbers
`optimum`: the least frustration of a signed graph, exactly or between two bounds
`remembered`: answers that are remembered: for good once proven, for a while where time ran out
`signed`: signed graphs as arrays: their blocks, what may be contracted, and good splits in two
`switching`: which nodes change sides between the optimal splits of a signed graph
`through_time`: the balance of one window of time after another, and who changes camp between them
`triangles`: triangles of signed ties, and the friends and foes that two nodes share
"""
