"""The groups of settings, each a frozen value whose fields carry their controls."""
