-- Pairs of tokens that wait for the place of one refresh token. Runs on PostgreSQL 14 or later and on H2 2.

alter table issued_tokens add column contested varchar(64);
alter table issued_tokens add column pair_id varchar(64);
create index issued_tokens_by_contested on issued_tokens (contested);
create index issued_tokens_by_pair on issued_tokens (pair_id);

insert into schema_versions (version) values (3);
