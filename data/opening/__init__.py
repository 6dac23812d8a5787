"""Tables that strangers wrote, opened as data sets.

Files become tables in the package tables, names states in naming, and dates EDTF in dating; kept
has what is done with sets that are there.

`alike`: rows held against one another: what is said twice, from both ends, or year after year
`answers`: what a person answered of a file
`apart`: reads a file in a process of its own, with limits of memory and of time
`arrivals`: files that arrived by the page, for some days
`asked`: what a process that reads a file is asked, and what it answers
`chunks`: rows by the thousand, column by column
`columns`: what the cells of a column are, whatever its heading says
`converting`: from the rows of a table to relations, and to the reasons of those that make none
`ends`: who acts and who is acted upon: cells turned into states, former states and others
`folder`: a data folder of what was opened
`free_words`: which column says in free words what was done, and what rules suggest of it
`kinds`: types of other tables, and words of one's own, among the fourteen of PLOVER
`mapping`: how a table is read: what each of its columns is
`members`: rows that are members of a case, each two of them a relation
`missing`: cells that say nothing, in the spellings that programs and coders have for it
`noted`: what is to be said of how numbers of a table were read
`numbers`: the weights that a table gives to its rows, and how many events each stands for
`once`: what cells mean, found once for all rows that have the same
`opened`: a file that was opened: what it was taken for, and what became of its rows
`outcome`: what became of a table: its relations, and each row that made none, with its reason
`own_words`: which type words of one's own name, in four languages
`pairs`: which two columns are the ends, by headings and cells together
`period`: when a row says it was
`presets`: formats that people bring, one file each, and how a table shows its own
`read_in`: what a row was read in: one source or several
`report`: what a page shows of an opened file, in texts and numbers alone
`returned`: the rows as they stood, with one column more that says what is wrong
`roles`: which column of a table holds what, by its heading in four languages and by its cells
`rows`: the rows of a table, each turned into drafts of relations
`scores`: scores of agreement, one relation for each pair and period
`sentences`: what a relation says in a sentence and in a few words, in four languages
`shelf`: where opened sets lie on this machine
`told`: what whoever opened a set says of it
`votes`: roll calls, and how alike each two voted
`what`: what a row says was done
`working`: a process that reads a file: started, listened to, ended
"""
