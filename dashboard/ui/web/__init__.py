"""What the server does beside Streamlit: files, headers, answers for operators, and its uvicorn, threads and queue."""
