"""What a teacher does to a bank before it is saved: items at a desk, held to the rules as they are typed."""
