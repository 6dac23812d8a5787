"""A stranger's table on its way into the atlas.

`answered`: what a person answered in the form of the page
`check`: what would be opened of a file, in words and as JSON, for the command line
`columns`: what each column is, above the first rows of a file as they stand
`fields`: lists to choose from
`frame`: what every page of opening has: head, header, language and theme
`in_place`: tables of engines that are named on the command line
`naming`: names that are no state, and whom they may mean
`opened`: the page of a file that was opened
`origin`: whose request it is, as files are taken from the page's own origin alone
`held`: the sets of the shelf, as the atlas holds them: brought back, renewed, let go
`outcome`: what becomes of a file: what is left out and why, and all of its rows in one bar
`project`: a whole set as one file, which opens again as it was: NAME.entente.zip at /project
`routes`: the pages at /open
`start`: the page on which a file is dropped, chosen or pasted
`terminal`: how far a file was read, in a line of a terminal
`ways_in`: files that are named on the command line, laid into the shelf of this machine
`worded`: words for what was done that no type is known for, and what they may mean
`wording`: what is said of a stranger's file
`works`: files that pages wait for: how far each was read, and how it is cancelled
"""
