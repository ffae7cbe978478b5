"""The only components that know Streamlit: filters, chart frame, cards, page shell."""
