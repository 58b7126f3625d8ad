"""How well the public record reads news: invented articles, their facts, and who compiles them."""
