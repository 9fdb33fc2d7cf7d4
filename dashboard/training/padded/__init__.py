"""One program for many architectures: what they differ in is an input, what is too small is padded."""
