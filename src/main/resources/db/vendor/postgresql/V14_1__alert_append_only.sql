-- Nobody changes what was told, the application included.
create trigger alert_append_only before update or delete on alert for each row execute function refuse_change();
create trigger alert_never_emptied before truncate on alert for each statement execute function refuse_change();
