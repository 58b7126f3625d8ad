"""An invented history to try Wayhome with: no person, number, place or story in it is real."""
