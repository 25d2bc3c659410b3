-- Nobody changes what was recorded, the application included. The class is kept by its name inside the database file: it must not be renamed.
create trigger audit_entry_append_only before update, delete on audit_entry for each row call 'vn.congdoan.planworkflow.security.AppendOnly';
