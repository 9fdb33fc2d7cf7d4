"""Many visitors at once, over Streamlit's own protocol."""
