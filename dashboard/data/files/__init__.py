"""Files as such: what they are, what packed ones hold, and writing them whole."""
