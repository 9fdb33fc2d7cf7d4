"""What the server does beside Streamlit: scripts sent compressed, plotly.js, and two settings of uvicorn."""
