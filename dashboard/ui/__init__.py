"""Controls as widgets, charts as components, and what is remembered of a visit.

The only user of Streamlit beside the pages and the server, `dashboard/app.py`.
"""
