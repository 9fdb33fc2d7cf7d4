"""What is kept of a training as texts and bytes, and back."""
