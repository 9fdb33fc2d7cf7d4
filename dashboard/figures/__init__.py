"""How results look: a frozen result in, a Plotly figure out. Colours and names live in `theme`."""
