"""How things look, in whatever picture: colours, marks, curves, the map.

`arcs`: the arcs of the map: curves between two places that never leave the frame
`curves`: curves between nodes, as points
`labels`: where the names and signs of a picture find room, on a screen as on paper
`marks`: how a tie is drawn: the one place that gives dash, width and glyph their meaning
`outlines`: the outlines of the countries as lines, for pictures that are drawn without plotly.js
`projection`: the flat map's geometry: what is seen, and where places fall in it
`style`: how the ties and nodes of a selection look, on a desk or a wall
`theme`: every colour of the app, and the only file where they are written
"""
