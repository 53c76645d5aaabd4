-- How much revenue a competency asks for in a period, in US dollars. A goal is told once.
create table competency_goal (
    competency text not null,
    period text not null,
    first_month date not null,
    last_month date not null,
    goal numeric(19, 2) not null constraint competency_goal_positive check (goal > 0),
    -- Empty: everything.
    solution_areas text[] not null,
    constraint competency_goal_pk primary key (competency, period),
    constraint competency_goal_period check (first_month <= last_month)
);
