"""Access: who may see and do what."""
