"""`quiz add`: a question or an event, line by line, each answer checked as it is given."""
