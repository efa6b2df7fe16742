"""The geometry of a network map: pure numbers, shared by the screen and the paper."""
