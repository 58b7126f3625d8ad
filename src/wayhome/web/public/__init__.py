"""The public record: what sources say, as reviewers confirmed it. No account, no trace, no script."""
