"""What stands where nothing is."""
