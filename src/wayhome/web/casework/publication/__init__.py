"""The public record at the desk: what is made public, withdrawn and answered."""
