"""What is said of a selection: headline, comparison, citation, alt text, who says so.

`alt_text`: the picture in words, for those who cannot see it: written from the data
`argument`: why they align: camps and triangles in words, each tie one click from its evidence
`attribution`: who says so and where: the words that stand beside every statement
`card`: what a page says of itself to those who only link to it: its title, in a line
`citation`: a view as a reference: Chicago, APA, BibTeX and CSL-JSON, for whoever writes about it
`headline`: what the picture says in words: headline, summary, active filters
`rights`: whose the data are, in words: their authors and their licence, or that none is stated
`unread`: what of an address could not be read, said above the picture
`time_windows`: a window of time in words: who stood in which camp, how balanced it was
`triangles`: triangles in words and in small drawings, each one click from its evidence
`versus`: two selections in words: what each side is
"""
