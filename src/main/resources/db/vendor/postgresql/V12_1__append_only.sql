-- Nobody changes what was recorded, the application included.
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'rows of % are only ever appended', tg_table_name;
end;
$$;
create trigger audit_entry_append_only before update or delete on audit_entry for each row execute function refuse_change();
create trigger audit_entry_never_emptied before truncate on audit_entry for each statement execute function refuse_change();
