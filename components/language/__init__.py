"""The words of the interface and the calendar, in every language.

`calendar`: dates in the reader's words, at the precision the source gives and no finer
`sentences`: ties and nodes in words, for the eye, the ear and the hover
`solar`: dates of the Solar Hijri calendar, beside those of the Gregorian one
`texts`: the words of the interface in every language, and the grammar of numbers and lists
"""
