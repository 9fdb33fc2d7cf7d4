"""The lab: one network, its curves, and what it learned."""

import streamlit as st

from dashboard.ui.lab import show_training
from dashboard.ui.sidebar import sidebar
from dashboard.ui.training import train_first

st.title("When does a network stop learning and start memorising?", anchor=False)
sidebar()
train_first()
show_training()
