"""What the server does beside Streamlit: files, headers, what an operator asks, and two settings of uvicorn."""
