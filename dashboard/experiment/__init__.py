"""What to train: plain frozen data, without Keras, Streamlit or Dask."""
