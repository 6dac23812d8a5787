"""Files as whoever made them wrote them, with every fault named by its place and its remedy.

`guard`: texts that a spreadsheet could take for a formula, and the apostrophe that keeps them
`header`: whether the first line of a table names the columns that it should have
`notations`: what a file of JSON, TOML or XML holds
`problems`: what is wrong in a file, and the error that says all of it at once
`quotes`: where the quotes of a CSV file leave open where a cell begins and ends
`table`: what a CSV file holds, held against the columns that it should have
`text`: the text of a file, whatever it turns out to be
"""
