-- What a mail is about, for those that say how that stands when they are sent: an invitation, or a section, to one
-- account. It stays when the mail has been sent and its text is forgotten. `failure_kind` is what may be shown of a
-- failure.
ALTER TABLE mails ADD COLUMN invitation TEXT;
ALTER TABLE mails ADD COLUMN section TEXT;
ALTER TABLE mails ADD COLUMN account TEXT;
ALTER TABLE mails ADD COLUMN failure_kind TEXT;
UPDATE mails SET invitation = args::json ->> 'invitation' WHERE kind IN ('invitation', 'invitation-installation');
CREATE INDEX mails_invitation ON mails (invitation);
CREATE INDEX mails_section ON mails (section, account);
CREATE INDEX invitations_email ON invitations (email);
