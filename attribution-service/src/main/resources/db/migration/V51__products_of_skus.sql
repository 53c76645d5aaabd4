-- The products that a SKU holds, by words in its name, however they are put together.
insert into product_name (fragment, product)
values
    ('buscentral', 'BUSINESS_CENTRAL'),
    ('d365 bc', 'BUSINESS_CENTRAL'),
    ('dyn365 bc', 'BUSINESS_CENTRAL'),
    ('businesscentral', 'BUSINESS_CENTRAL'),
    ('d365 sales', 'CUSTOMER_ENGAGEMENT'),
    ('dyn365 sales', 'CUSTOMER_ENGAGEMENT'),
    ('d365 customer service', 'CUSTOMER_ENGAGEMENT'),
    ('dyn365 customer service', 'CUSTOMER_ENGAGEMENT'),
    ('d365 field service', 'CUSTOMER_ENGAGEMENT'),
    ('dyn365 field service', 'CUSTOMER_ENGAGEMENT'),
    ('d365 finance', 'FINANCE_OPERATIONS'),
    ('dyn365 finance', 'FINANCE_OPERATIONS'),
    ('d365 supply chain', 'FINANCE_OPERATIONS'),
    ('dyn365 supply chain', 'FINANCE_OPERATIONS'),
    ('powerapps', 'POWER_APPS'),
    ('powerautomate', 'POWER_AUTOMATE'),
    ('powerbi', 'POWER_BI'),
    ('d365 guides', 'GUIDES'),
    ('d365 commerce', 'RETAIL'),
    ('dyn365 commerce', 'RETAIL');

create function products_of(sku text) returns text[]
    language sql stable
    return array(
        select distinct n.product from product_name n
        where strpos(lower(translate(sku, '_-.', '   ')), n.fragment) > 0);
