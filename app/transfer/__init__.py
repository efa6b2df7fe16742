"""Lists in and out: reads what a coordinator already has, and loses none of it silently.

A pure room: files in, frozen rows and warnings out. Storing what was read is the services' work.
"""
