"""What a reader takes along: pictures, files, a frozen page, a link, a citation.

`codes`: the QR code of an address at /qr
`export`: a picture of the selection that explains itself, made in the reader's browser
`files`: the data behind a picture: a link to each file, of what is selected or of everything
`frozen`: the frozen page: what a picture rests on, in words
`picture`: what an exported picture shows and says: its figure, its words, its key, its source
`reference`: a reference to one relation: its sources, and what is coded here, in every style
`withheld`: what is not passed on: files, embeds and frozen pages of some sets, and why
`routes`: the data behind a picture: files at stable addresses, with the same query as the page
`share`: the address of a view, an embed of it, a citation, and its picture in words
"""
