"""Dates as strangers write them, put into EDTF and never made more precise.

`composed`: dates in EDTF put together of their parts, and what is said of a cell that gives none
`numbered`: dates that are written in numbers alone, and in which order
`solar`: the Solar Hijri calendar, which counts the years in Persian tables
`when`: dates as strangers write them, put into EDTF and never made more precise
`worded`: dates in which there are words, in the languages of the atlas
"""
