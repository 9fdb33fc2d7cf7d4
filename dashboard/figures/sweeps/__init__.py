"""A sweep as charts with a frame for each training."""
