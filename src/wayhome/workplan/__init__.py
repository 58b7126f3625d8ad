"""Who does what by when: tasks, reminders, templates of steps, a calendar without names.

Main words: task, due date, reminder, template, dashboard (load, overdue, stuck). This room must never
put a name, place or story into a reminder or a calendar.
"""
