DROP INDEX invitations_email;
DROP INDEX mails_section;
DROP INDEX mails_invitation;
ALTER TABLE mails DROP COLUMN failure_kind;
ALTER TABLE mails DROP COLUMN account;
ALTER TABLE mails DROP COLUMN section;
ALTER TABLE mails DROP COLUMN invitation;
