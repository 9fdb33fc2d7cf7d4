"""What ends is kept beside the trainings: it costs them next to nothing, and no kill of the server loses it."""
