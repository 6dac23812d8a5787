"""What a reader sees: one module per panel, plus the theme, the marks and the words.

`accepted`: what a request may say: the test of a value for each kind of property
`addresses`: every path and link of the site
`controls`: the only writer of the address: every control, and the parameter it stands for
`elements`: elements of a page, made without what Dash asks of each
`embed`: the embed: one picture with its words, its key and its source
`fields`: two dates to be typed, with the place that says what is wrong with them
`header`: the header: what is shown, and all that can be done with it
`finding`: what the search of the page is answered: names at once, statements as they are typed
`ids`: the ids shared between panels; a panel's private ids stay in its own module
`markup`: HTML as text, for the pages that need no Dash: what is not HTML already is escaped
`widgets`: choices of one from a few, as a list that opens or in a row
`answers`: what another selection changes on the page, each at an address of its own
`callbacks`: what is built, and what the browser answers alone
`first`: the first page, built with the HTML that brings it
`page`: the page: header, rail, stage and evidence
`redraw`: what a new selection changes on the page
`scene`: what every picture of one selection shows: its relations, ties, nodes, names and colours
`shipped`: every file that the atlas ships with, read once before it serves
`view`: a view: one picture of a selection, and all that the rest of the atlas needs of it
"""
