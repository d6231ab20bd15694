# Le formulaire avec lequel on rédige une section.
edit-free-text = Texte libre
edit-chapter = Chapitre
edit-message = Message sur la version
edit-language = Langue
edit-contact = Contact
edit-contact-name = Nom du contact
edit-contact-email = Adresse électronique du contact
edit-whole-section = La section
edit-other-fields = Autres champs
edit-label-row = { $label }, { $row }
edit-label-part = { $label } : { $part }
