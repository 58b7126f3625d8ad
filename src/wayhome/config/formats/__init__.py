"""How dates are written and read where Django's own habit of a language is not ours."""
