"""Tables that strangers wrote, opened as data sets.

`aliases`: what states are called in tables of all kinds
`cells`: the text of a cell that has a type
`columnar`: tables of Parquet
`columns`: what the cells of a column are, whatever its heading says
`composed`: dates in EDTF put together of their parts, and what is said of a cell that gives none
`content`: the bytes of a file, or of what is packed in one, that can be read again and again
`decoding`: in which encoding a text was written
`delimited`: tables of text: CSV, TSV and kin
`edges`: a network as a table: a row for each edge
`files`: opens a file of any usual format as tables
`header`: where in a grid of cells the headings stand, if there are any
`json_stream`: JSON a value at a time
`kinds`: types of other tables, and words of one's own, among the fourteen of PLOVER
`lookup`: whom a name means, exactly
`marks`: what a file is, by how it begins
`markup`: networks in XML: GEXF and GraphML
`missing`: cells that say nothing, in the spellings that programs and coders have for it
`names`: from what a cell says to the state that is meant, without ever guessing
`network`: networks in plain text: GML and Pajek
`numbered`: dates that are written in numbers alone, and in which order
`old_office`: how large an old Office file (XLS) would be, before anything lays it out
`own_words`: which type words of one's own name, in four languages
`packages`: tables that a description comes with: Data Packages
`presets`: formats that people bring, one file each, and how a table shows its own
`quoting`: lines of cells into rows, whatever their quotes
`reasons`: why a file is no table, and what was noticed of one that is
`records`: tables of JSON: records, columns, lines
`roles`: which column of a table holds what, by its heading in four languages and by its cells
`separators`: what stands between the cells of a text
`solar`: the Solar Hijri calendar, which counts the years in Persian tables
`spelling`: names of states, without what differs from one table to the next
`stata`: tables of Stata and SPSS
`table`: a table as it came
`when`: dates as strangers write them, put into EDTF and never made more precise
`within`: states within a longer text: several in one cell, or the one whose army or people it is
`worded`: dates in which there are words, in the languages of the atlas
`workbook_size`: how large a workbook would be once unpacked, before anything unpacks it
`workbook`: sheets of XLSX, XLSM, XLSB, XLS and ODS
"""
