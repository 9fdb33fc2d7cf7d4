"""What to train: settings, data and splits as plain values. No Keras, no Streamlit, no Dask."""
