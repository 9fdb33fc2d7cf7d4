"""What the server does beside Streamlit: files, headers, answers for operators, and how it uses uvicorn, its threads and its queue."""
