"""A stranger's table on its way into the atlas.

`check`: what would be opened of a file, in words and as JSON, for the command line
`ways_in`: files that are named on the command line, laid into the shelf of this machine
"""
