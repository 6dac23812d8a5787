"""Tables that strangers wrote, opened as data sets.

`aliases`: what states are called in tables of all kinds
`alike`: rows held against one another: what is said twice, from both ends, or year after year
`answers`: what a person answered of a file
`apart`: reads a file in a process of its own, with limits of memory and of time
`arrivals`: files that arrived by the page, for some days
`cells`: the text of a cell that has a type
`columnar`: tables of Parquet
`columns`: what the cells of a column are, whatever its heading says
`composed`: dates in EDTF put together of their parts, and what is said of a cell that gives none
`content`: the bytes of a file, or of what is packed in one, that can be read again and again
`converting`: from the rows of a table to relations, and to the reasons of those that make none
`decoding`: in which encoding a text was written
`delimited`: tables of text: CSV, TSV and kin
`edges`: a network as a table: a row for each edge
`ends`: who acts and who is acted upon: cells turned into states, former states and others
`files`: opens a file of any usual format as tables
`folder`: a data folder of what was opened
`header`: where in a grid of cells the headings stand, if there are any
`json_stream`: JSON a value at a time
`kinds`: types of other tables, and words of one's own, among the fourteen of PLOVER
`lookup`: whom a name means, exactly
`mapping`: how a table is read: what each of its columns is
`marks`: what a file is, by how it begins
`markup`: networks in XML: GEXF and GraphML
`missing`: cells that say nothing, in the spellings that programs and coders have for it
`names`: from what a cell says to the state that is meant, without ever guessing
`network`: networks in plain text: GML and Pajek
`numbered`: dates that are written in numbers alone, and in which order
`old_office`: how large an old Office file (XLS) would be, before anything lays it out
`opened`: a file that was opened: what it was taken for, and what became of its rows
`outcome`: what became of a table: its relations, and each row that made none, with its reason
`own_words`: which type words of one's own name, in four languages
`packages`: tables that a description comes with: Data Packages
`period`: when a row says it was
`presets`: formats that people bring, one file each, and how a table shows its own
`quoting`: lines of cells into rows, whatever their quotes
`reasons`: why a file is no table, and what was noticed of one that is
`records`: tables of JSON: records, columns, lines
`report`: what a page shows of an opened file, in texts and numbers alone
`returned`: the rows as they stood, with one column more that says what is wrong
`roles`: which column of a table holds what, by its heading in four languages and by its cells
`separators`: what stands between the cells of a text
`shelf`: where opened sets lie on this machine
`solar`: the Solar Hijri calendar, which counts the years in Persian tables
`spelling`: names of states, without what differs from one table to the next
`stata`: tables of Stata and SPSS
`table`: a table as it came
`told`: what whoever opened a set says of it
`what`: what a row says was done
`when`: dates as strangers write them, put into EDTF and never made more precise
`within`: states within a longer text: several in one cell, or the one whose army or people it is
`worded`: dates in which there are words, in the languages of the atlas
`workbook`: sheets of XLSX, XLSM, XLSB, XLS and ODS
`workbook_size`: how large a workbook would be once unpacked, before anything unpacks it
"""
