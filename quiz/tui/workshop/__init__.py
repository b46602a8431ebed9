"""The workshop: a bank's source, its items, and a form for the one that is being worked on."""
