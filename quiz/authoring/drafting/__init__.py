"""A bank drafted from a text: pasted pages cleaned, events told by the dates that the text says."""
