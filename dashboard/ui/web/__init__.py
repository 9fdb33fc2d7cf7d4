"""What the server does beside Streamlit: files, headers, answers for operators, and two settings of uvicorn."""
