"""Files of any usual format as tables, by their content and in streams.

`ballots`: a table of votes with a column for each resolution
`cells`: the text of a cell that has a type
`columnar`: tables of Parquet
`content`: the bytes of a file, or of what is packed in one, that can be read again and again
`decoding`: in which encoding a text was written
`delimited`: tables of text: CSV, TSV and kin
`edges`: a network as a table: a row for each edge
`files`: opens a file of any usual format as tables
`header`: where in a grid of cells the headings stand, if there are any
`json_stream`: JSON a value at a time
`marks`: what a file is, by how it begins
`markup`: networks in XML: GEXF and GraphML
`matrix`: a matrix of states as a table: a row for each cell that says something
`network`: networks in plain text: GML and Pajek
`nodes`: nodes and edges in two tables, edges by the names of their nodes
`old_office`: how large an old Office file (XLS) would be, before anything lays it out
`packages`: tables that a description comes with: Data Packages
`parties`: a table that names both ends in one cell
`quoting`: lines of cells into rows, whatever their quotes
`reasons`: why a file is no table, and what was noticed of one that is
`records`: tables of JSON: records, columns, lines
`separators`: what stands between the cells of a text
`stata`: tables of Stata and SPSS
`table`: a table as it came
`turned`: a table that lies on its side
`workbook`: sheets of XLSX, XLSM, XLSB, XLS and ODS
`workbook_size`: how large a workbook would be once unpacked, before anything unpacks it
"""
