"""Addresses of tasks in a case, and of one's own work."""

from django.urls import path

from wayhome.web.casework.workplan import (
    bulk_tasks,
    calendar_page,
    closing,
    handover,
    my_work,
    plans,
    reminding,
    task,
    tasks,
    templates_page,
)

of_case = [
    path("", tasks.tasks, name="case_tasks"),
    path("waiting/", closing.hindered, name="case_hindered"),
    path("close/", closing.close_dropping, name="case_close_dropping"),
    path("new/", tasks.add_one_task, name="case_task_add"),
    path("template/", plans.use, name="case_plan_use"),
    path("template/<uuid:plan_id>/back/", plans.take_back, name="case_plan_back"),
    path("<uuid:task_id>/", task.task, name="case_task"),
    path("<uuid:task_id>/change/", task.edit_one_task, name="case_task_edit"),
    path("<uuid:task_id>/give/", task.give_one_task, name="case_task_give"),
    path("<uuid:task_id>/drop/", task.drop_one_task, name="case_task_drop"),
    path("<uuid:task_id>/open/", task.open_words, name="case_task_open"),
    path("<uuid:task_id>/<slug:verb>/", tasks.do_with_task, name="case_task_do"),
]
urlpatterns = [
    path("", my_work.work, name="work"),
    path("calendar/", calendar_page.calendar, name="work_calendar"),
    path("calendar/new/", calendar_page.make, name="work_calendar_new"),
    path("calendar/end/", calendar_page.end, name="work_calendar_end"),
    path("handover/", handover.hand_over_work, name="handover"),
    path("handover/<uuid:handover_id>/", handover.handed_over, name="handover_done"),
    path("handover/<uuid:handover_id>/back/", handover.take_back, name="handover_back"),
    path("many/", bulk_tasks.change_many, name="tasks_many"),
    path("reminders/", reminding.reminding, name="reminding"),
    path("reminders/choose/", reminding.choose, name="reminding_choose"),
    path("seen/", my_work.see, name="work_seen"),
    path("templates/", templates_page.list_templates, name="templates"),
    path("templates/new/", templates_page.write, name="template_new"),
    path("templates/<uuid:template_id>/", templates_page.write, name="template"),
    path("templates/<uuid:template_id>/end/", templates_page.end, name="template_end"),
]
