-- People whom a directory or a log-in server knows (security.OutsideAccounts). The user id stays with the person for good, for records and four eyes go by it.
create table outside_account (
  user_id              varchar(64) primary key,
  source               varchar(255) not null,
  subject              varchar(255) not null,
  seen_at              timestamp with time zone not null,
  constraint outside_account_person unique (source, subject)
);
