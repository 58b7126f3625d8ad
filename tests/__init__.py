"""The tests, one folder for each room and each face."""
