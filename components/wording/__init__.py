"""What is said of a selection: headline, comparison, citation, alt text, who says so.

`account`: what some relations amount to: since when, how sure, from how many sources
`agreement`: scores of agreement in words, and what a relation has of its own
`alt_text`: the picture in words, for those who cannot see it: written from the data
`argument`: why they align: camps and triangles in words, each tie one click from its evidence
`attribution`: who says so and where: the words that stand beside every statement
`card`: what a page says of itself to those who only link to it: its title, in a line
`citation`: a view as a reference: Chicago, APA, BibTeX and CSL-JSON, for whoever writes about it
`density`: how many of many ties a picture draws, with the ways to more and to fewer
`filters`: the filters in force in words, each with the way to be without it
`headline`: what the picture says in words: its headline, and a summary of what is in question
`periods`: a year, or a month, in words: how many relations it has, how friendly
`rights`: whose the data are, in words: their authors and their licence, or that none is stated
`sides`: who is in which camp: what the picture of the camps shows by place
`sources`: who vouches: of what kind a source is and whose, and which kinds were asked for
`subject`: whom a picture is about: what is chosen of it, or whom it was asked for
`told`: what is told of a relation, in the reader's language or else in English
`undated`: what has no date: how many relations, or that nothing is dated
`unread`: what of an address could not be read, said above the picture
`told`: what is told of a relation, in the reader’s language or else in English
`time_windows`: a window of time in words: who stood in which camp, how balanced it was
`triangles`: triangles in words and in small drawings, each one click from its evidence
`versus`: two selections in words: what each side is
`weighing`: how the alignment of a tie comes about, type by type
"""
