"""What to train and what came of it, as frozen values: without Keras, Streamlit or Dask."""
