"""What is public: published, answered, withdrawn."""
