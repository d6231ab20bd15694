# The form with which a section is written.
edit-free-text = Free text
edit-chapter = Chapter
edit-message = Message about the version
edit-language = Language
edit-contact = Contact
edit-contact-name = Name of the contact
edit-contact-email = Email of the contact
edit-whole-section = The section
edit-other-fields = Other fields
edit-label-row = { $label }, { $row }
edit-label-part = { $label }: { $part }
