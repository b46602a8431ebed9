"""What a source names: people, places, nations, things, dates, numbers and amounts."""
