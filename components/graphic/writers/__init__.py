"""From a graphic to Plotly, SVG, Vega-Lite and PDF."""
