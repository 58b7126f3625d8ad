"""Tests of the workplan: tasks, reminders, templates of steps, the calendar, dashboards."""
