"""What networks say of points: over a plane, or on a projection of it."""
