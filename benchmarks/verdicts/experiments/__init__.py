"""Experiments that the verdict is tried on, drawn with a seed: as newcomers set them up, and as few people do."""
