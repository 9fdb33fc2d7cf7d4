"""Drawings of a network: units and the lines between them."""
