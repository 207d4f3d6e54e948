-- The register of business cases. What a case was on any day is counted from its entries; nothing stores a status.
create table business_case (
    id bigint generated always as identity primary key,
    programme text not null references programme (slug),
    -- null where no code is known; the name is the trust's at the time
    trust_code text references trust (code),
    trust_name text not null constraint business_case_trust_name_length check (length(trust_name) <= 160),
    -- a key of the programme's, or empty where it is not stated; no foreign key, since programmes do not know this
    -- table and could not say why a region cannot go
    region text not null default '' constraint business_case_region_length check (length(region) <= 60),
    -- pence, in the prices of the year; both or neither
    value_pence bigint constraint business_case_value check (value_pence between 0 and 1000000000000),
    year_base integer constraint business_case_year_base check (year_base between 1990 and 2100),
    template text not null default '' constraint business_case_template_length check (length(template) <= 120),
    summary text not null default '' constraint business_case_summary_length check (length(summary) <= 4000),
    lessons bigint[] not null default '{}' constraint business_case_lessons check (cardinality(lessons) <= 100),
    finance_lead text not null default '' constraint business_case_finance_lead_length check (length(finance_lead) <= 120),
    -- no source names the trust
    reconstructed boolean not null default false,
    shipped boolean not null default false,
    -- what somebody has changed here is not overwritten by what ships
    edited boolean not null default false,
    source_title text not null default '',
    source_url text not null default '',
    version integer not null default 1,
    created_at timestamptz not null,
    constraint business_case_money check ((value_pence is null) = (year_base is null))
);
create index business_case_programme on business_case (programme, id);

-- what a case became, and between which days; what was undone stays on record
create table business_case_status (
    id bigint generated always as identity primary key,
    case_id bigint not null references business_case (id),
    status text not null constraint business_case_status_status
        check (status in ('draft', 'submitted', 'queried', 'approved', 'signed-off', 'completed')),
    happened_from date not null,
    happened_to date not null,
    approver text not null default '' constraint business_case_status_approver_length check (length(approver) <= 120),
    note text not null default '' constraint business_case_status_note_length check (length(note) <= 300),
    account_id bigint references account (id),
    made_at timestamptz not null,
    undone_at timestamptz,
    undone_by bigint references account (id),
    constraint business_case_status_days check (happened_from <= happened_to)
);
create index business_case_status_case on business_case_status (case_id, id) where undone_at is null;

-- What a deployment costs and brings: whole pence, one year's prices to a plan.
create table financial_plan (
    id bigint generated always as identity primary key,
    deployment_id bigint not null unique references deployment (id),
    year_base integer not null constraint financial_plan_year_base check (year_base between 1990 and 2100),
    version integer not null default 1,
    created_at timestamptz not null
);

create table financial_line (
    id bigint generated always as identity primary key,
    plan_id bigint not null references financial_plan (id),
    category text not null constraint financial_line_category check (category in ('cost-one-off', 'cost-recurrent',
        'benefit-cash-one-off', 'benefit-cash-recurrent', 'benefit-other-one-off', 'benefit-other-recurrent')),
    -- in which the financial year starts
    year integer not null constraint financial_line_year check (year between 1990 and 2100),
    name text not null constraint financial_line_name_length check (length(name) <= 120),
    -- pence; ten thousand million pounds at most, so that no sum of a plan can overflow
    estimate bigint constraint financial_line_estimate check (estimate between 0 and 1000000000000),
    actual bigint constraint financial_line_actual check (actual between 0 and 1000000000000),
    constraint financial_line_amount check (estimate is not null or actual is not null),
    constraint financial_line_once unique (plan_id, category, year, name)
);
