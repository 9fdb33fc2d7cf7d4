"""Rooms of classes in session, and what is sent to them."""
