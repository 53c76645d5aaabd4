-- How designations score, by day: of each metric at most so many points, all of them for the threshold. Where types of
-- association have thresholds of their own, the better one counts.
create table score_rule (
    effective_from date not null,
    area text not null,
    track text not null constraint score_rule_track check (track in ('ENTERPRISE', 'SMB')),
    metric text not null,
    association_type text not null default '',
    most numeric not null,
    threshold numeric not null,
    constraint score_rule_pk primary key (area, track, metric, association_type, effective_from),
    constraint score_rule_positive check (most > 0 and threshold > 0)
);
insert into score_rule (effective_from, area, track, metric, association_type, most, threshold)
values
    ('1970-01-01', 'BUSINESS_APPLICATIONS', 'ENTERPRISE', 'NET_CUSTOMER_ADDS', '', 15, 5),
    ('1970-01-01', 'BUSINESS_APPLICATIONS', 'ENTERPRISE', 'INTERMEDIATE_CERTIFICATIONS', '', 20, 20),
    ('1970-01-01', 'BUSINESS_APPLICATIONS', 'ENTERPRISE', 'ADVANCED_CERTIFICATIONS', '', 15, 7),
    ('1970-01-01', 'BUSINESS_APPLICATIONS', 'ENTERPRISE', 'USAGE_GROWTH', '', 30, 30),
    ('1970-01-01', 'BUSINESS_APPLICATIONS', 'ENTERPRISE', 'DEPLOYMENTS', '', 20, 5),
    ('1970-01-01', 'BUSINESS_APPLICATIONS', 'SMB', 'NET_CUSTOMER_ADDS', '', 15, 5),
    ('1970-01-01', 'BUSINESS_APPLICATIONS', 'SMB', 'INTERMEDIATE_CERTIFICATIONS', '', 20, 5),
    ('1970-01-01', 'BUSINESS_APPLICATIONS', 'SMB', 'ADVANCED_CERTIFICATIONS', '', 15, 2),
    ('1970-01-01', 'BUSINESS_APPLICATIONS', 'SMB', 'USAGE_GROWTH', '', 30, 30),
    ('1970-01-01', 'BUSINESS_APPLICATIONS', 'SMB', 'DEPLOYMENTS', '', 20, 5),
    ('1970-01-01', 'MODERN_WORK', 'ENTERPRISE', 'NET_CUSTOMER_ADDS', '', 20, 5),
    ('1970-01-01', 'MODERN_WORK', 'ENTERPRISE', 'INTERMEDIATE_CERTIFICATIONS', '', 10, 4),
    ('1970-01-01', 'MODERN_WORK', 'ENTERPRISE', 'ADVANCED_CERTIFICATIONS', '', 15, 2),
    ('1970-01-01', 'MODERN_WORK', 'ENTERPRISE', 'USAGE_GROWTH', 'CPOR', 30, 1000),
    ('1970-01-01', 'MODERN_WORK', 'ENTERPRISE', 'USAGE_GROWTH', 'DPOR', 30, 4000),
    ('1970-01-01', 'MODERN_WORK', 'ENTERPRISE', 'DEPLOYMENTS', 'CPOR', 25, 5),
    ('1970-01-01', 'MODERN_WORK', 'ENTERPRISE', 'DEPLOYMENTS', 'DPOR', 25, 10),
    ('1970-01-01', 'MODERN_WORK', 'SMB', 'NET_CUSTOMER_ADDS', '', 20, 10),
    ('1970-01-01', 'MODERN_WORK', 'SMB', 'INTERMEDIATE_CERTIFICATIONS', '', 10, 2),
    ('1970-01-01', 'MODERN_WORK', 'SMB', 'ADVANCED_CERTIFICATIONS', '', 15, 1),
    ('1970-01-01', 'MODERN_WORK', 'SMB', 'USAGE_GROWTH', 'CPOR', 30, 500),
    ('1970-01-01', 'MODERN_WORK', 'SMB', 'USAGE_GROWTH', 'CSP', 30, 2000),
    ('1970-01-01', 'MODERN_WORK', 'SMB', 'DEPLOYMENTS', 'CPOR', 25, 5),
    ('1970-01-01', 'MODERN_WORK', 'SMB', 'DEPLOYMENTS', 'CSP', 25, 10);
