"""A button, or a link that acts as one."""
