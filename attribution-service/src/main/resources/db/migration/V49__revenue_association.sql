-- Who sold what to whom, as a claim of influenced revenue says.
alter table claim add column seller_name text;
alter table claim add column sold_to_name text;
alter table claim add column isv_solution_name text;
