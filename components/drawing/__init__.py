"""How things look, in whatever picture: colours, marks, curves, the map.

`arcs`: the lines of the map: curves between two places, the short way round the world
`curves`: curves between nodes, as points
`extent`: how much of a whole picture something takes up: what a map is fitted to
`labels`: where the names and signs of a picture find room, on a screen as on paper
`marks`: how a tie is drawn: the one place that gives dash, width and glyph their meaning
`outlines`: the outlines of the countries as lines, for pictures that are drawn without plotly.js
`projection`: the flat map: where places fall on it, whichever meridian stands in its middle
`qr`: an address as a QR code, as squares
`style`: how the ties and nodes of a selection look, on a desk or a wall
`theme`: every colour of the app, and the only file where they are written
"""
