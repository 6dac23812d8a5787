"""What is true: relations, actors, dates and states. Knows nothing of Dash or Plotly."""
