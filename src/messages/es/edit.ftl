# El formulario con que se escribe una sección.
edit-free-text = Texto libre
edit-chapter = Capítulo
edit-message = Mensaje sobre la versión
edit-language = Idioma
edit-contact = Contacto
edit-contact-name = Nombre del contacto
edit-contact-email = Correo del contacto
edit-whole-section = La sección
edit-other-fields = Otros campos
edit-label-row = { $label }, { $row }
edit-label-part = { $label }: { $part }
