"""A set that is there, as whoever opened it works on it: what is said of it, and a story.

`desk`: where sets are worked on: what that needs, and a set as it is shown there
`doing`: what whoever has a set may do with it
`drafting`: the first steps of a story, drafted from the data: every number of them computed
`parts`: what is said of a set, its file, and how it goes
`routes`: the page of a set at /open/set/NAME, and what is done there
`story`: the steps of a story, each of them a form
"""
