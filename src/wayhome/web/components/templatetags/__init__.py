"""Where Django looks for `{% load wayhome %}`."""
