-- Units, roles and holidays as processes/organization/ tells them. Rows are never deleted: old work keeps its names.

create table unit (
  code          varchar(64)  not null primary key,
  name          varchar(255) not null,
  short_name    varchar(255) not null,
  kind          varchar(32)  not null,
  parent        varchar(64)  references unit (code),
  valid_from    date         not null,
  valid_to      date,
  successor     varchar(64)  references unit (code),
  confirmed     boolean      not null,
  demonstration boolean      not null,
  note          varchar(1000),
  -- order in the file, in which units are shown
  file_order    integer      not null,
  -- false once the file no longer names the unit: it stays for old work and gets no new work
  listed        boolean      not null
);
create index unit_parent on unit (parent);
create index unit_kind on unit (kind);

create table unit_role (
  code  varchar(32)  not null primary key,
  name  varchar(255) not null,
  scope varchar(16)  not null,
  note  varchar(1000)
);

create table holiday (
  holiday_date date         not null primary key,
  kind         varchar(32)  not null,
  name         varchar(255) not null
);

-- One row, locked while data files are loaded, so that several nodes starting together load one after the other.
create table data_load (
  id integer not null primary key
);
insert into data_load (id) values (1);
