"""Tables that strangers wrote, opened as data sets.

`aliases`: what states are called in tables of all kinds
`columns`: what the cells of a column are, whatever its heading says
`composed`: dates in EDTF put together of their parts, and what is said of a cell that gives none
`kinds`: types of other tables, and words of one's own, among the fourteen of PLOVER
`lookup`: whom a name means, exactly
`missing`: cells that say nothing, in the spellings that programs and coders have for it
`names`: from what a cell says to the state that is meant, without ever guessing
`numbered`: dates that are written in numbers alone, and in which order
`own_words`: which type words of one's own name, in four languages
`presets`: formats that people bring, one file each, and how a table shows its own
`roles`: which column of a table holds what, by its heading in four languages and by its cells
`solar`: the Solar Hijri calendar, which counts the years in Persian tables
`spelling`: names of states, without what differs from one table to the next
`when`: dates as strangers write them, put into EDTF and never made more precise
`within`: states within a longer text: several in one cell, or the one whose army or people it is
`worded`: dates in which there are words, in the languages of the atlas
"""
