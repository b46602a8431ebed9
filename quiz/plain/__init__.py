"""Everything line by line: for screen readers, pipes and terminals that cannot move the cursor."""
