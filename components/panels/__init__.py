"""What stands around the picture and is worked with: filters, evidence, story, comparison.

`compare`: two selections compared: how that begins, what is varied, and how it ends
`dialog`: a dialog above the page: opened by the button that names it
`evidence`: the evidence: every relation behind what is chosen, and every tie as a sentence
`folding`: the panels at the sides: the button of each that folds it
`rail`: the filter rail: what decides which relations are in
`find`: one search over countries, persons, bodies, types of relations and statements
`hint`: the first visit: three things to know, each beside what it is about, and never again
`links`: the links from the atlas to the long pages, at the foot of the rail
`own_set`: the way to what a reader says of a set of their own, and to its story
`pins`: what is chosen, each thing with its relations, over the picture
`present`: presenting: the picture and its words alone, as large as the wall
`stage`: the stage: tabs, the words above the picture, the picture of the chosen view, the key
`story`: the story: what is said to the picture of a step, and the way to the next one
`ticks`: what is ticked: the types of relation and who vouches for them, each with its count
`when`: the range of dates, with the relations of each month behind it
"""
