"""From a text to the relations that it seems to state, by rules: for a person to decide.

`suggesting.suggest` is what other packages call; `suggestion` says what it returns.

`agreement`: how far two readers agree: Cohen's kappa
`articles`: a text out of a file: plain text, or HTML as browsers save it
`clauses`: who speaks in a sentence, where clauses end, who is named as one
`context`: what was found in a sentence, and what of it later ones may refer to
`dateline`: the day in the dateline of a report, from which its days count
`deeds`: what a few free words say was done, where they stand alone in a cell
`denials`: what is denied: a deed, or somebody's charge
`drafts`: a draft data set of a reading
`ends`: who may be at the ends of a relation
`forms`: forms of verbs and nouns in a language
`gazetteer`: whom names mean: states, places, organs of state, organisations, leaders
`lexicon`: what is done, in the words of a language
`mentions`: who is named in a sentence, and how
`negation`: whether what is said to be done is said not to be done
`passages`: paragraphs and sentences, each with the place where it stands
`phrases`: what belongs to a name: roles, titles, who is named together with whom
`predicates`: what is said to be done in a sentence, and what the words do to its sense
`referring`: who is meant where a sentence does not name them
`relating`: who does what to whom in a sentence
`repeats`: what of a text is said again
`scoring`: how well suggestions agree with what a person coded
`sense`: what a predicate means where it stands: promised, refused, demanded, done or not
`status`: whether something is reported, claimed by somebody, or read into it
`subordinate`: what stands in a clause of its own within a sentence
`suggesting`: from a text to suggestions
`suggestion`: what is suggested of a text: the records
`tongue`: in which language a text is written
`when`: when a sentence says that something was
`words`: words of a text with the places where they stand
"""
