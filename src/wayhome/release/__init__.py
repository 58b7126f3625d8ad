"""What the public may read: entries made from allow-listed values, and what people answer to them.

Main words: entry, note (a reply or a correction beside an entry), change, request. A room that knows
neither the record nor any register: values are handed in, already taken from standing facts. The
public role reads these tables and no other, and adds requests, which it cannot read back.
"""
