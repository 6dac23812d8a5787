"""What readers take away: files of one selection in the formats that other programs read.

`alone`: a selection as a data set of its own: what an archive holds, and opens again as
`archive`: a ZIP archive that is a data set: unpacked into a folder, it opens again as what it was
`asked`: what a data address asks for, read strictly
`extract`: what the files of one selection hold: its relations, its ties
`geojson`: the ties as lines on a map (GeoJSON, RFC 7946)
`headings`: the headings of a workbook: words over the names of the columns
`names`: which files there are, what each is called, and the address that it can be had at
`network`: the network for Gephi, Gephi Lite, Cytoscape and igraph: GEXF and GraphML
`notes`: what a file says of itself: what was selected, whose data they are, how to read them
`package`: data Packages (version 1, tabular): tables with a description that programs can read
`sheets`: tables for spreadsheets, CSV and XLSX, in which no text of the data can become a formula
`tables`: a table as every format writes it: named and described fields, rows of plain values
`write`: from a selection to the bytes of a file, for every resource and format there is
`years`: the ties year by year: how many relations of which kind, and how friendly they were
"""
