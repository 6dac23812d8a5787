"""The address: what may stand in it here, how it is read, how it is written.

`grammar`: what an address may say in one installation, and what the browser must know of it
`reading`: a whole address into a selection, part by part
`rules`: what each parameter may hold in one data set
`values`: one value, read from its text
`writing`: a selection into its address
"""
