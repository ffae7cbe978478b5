"""What a rerun of the explorer costs, beside a bare Streamlit page with one chart of 30 events."""
