attachments-title = Imágenes y anexos
attachments-lede = Imágenes que se muestran en el texto, y documentos que lo acompañan. De las imágenes se quita lo que guardan sobre lugares y personas.
attachments-none = Todavía no hay ninguna.
attachments-unsaved = Esto cambió después de la última versión. La próxima que guarde lo tendrá como está aquí; hasta entonces solo lo ve su institución.
attachments-line = Para mostrar la imagen en un texto, ponga allí esta línea, en un párrafo propio:
attachments-copy = Copiar la línea
attachments-alt = Texto alternativo
attachments-alt-hint = Qué muestra la imagen, en una o dos frases, para quienes no pueden verla. Hace falta para presentar la práctica; los anexos no lo necesitan.
attachments-alt-lacks = Falta. Sin él no se puede presentar la práctica.
attachments-caption = Leyenda
attachments-credit = Autoría o fuente
attachments-credit-hint = Quién la hizo o de dónde viene. Añada solo lo que su institución puede publicar.
attachments-save = Guardar la descripción
attachments-remove-title = Quitar
attachments-remove-what = Las versiones que ya la tienen la conservan. Donde el texto la muestra, quedará solo su descripción.
attachments-remove = Quitar
attachments-add = Añadir una imagen o un anexo
attachments-file = Archivo
attachments-add-button = Añadir el archivo
attachments-then = Después
attachments-continue = Seguir con el texto libre
attachments-to-section = Volver a la práctica
attachments-size-kb = { $kind }, { $size } kB
attachments-size-mb = { $kind }, { $size } MB
attachments-file-hint = Imagen PNG, JPEG, WebP o GIF; anexo PDF, Word (.docx), Excel (.xlsx) o CSV. Como máximo { $count } MB.
attachments-too-large = El archivo es demasiado grande: puede tener { $count } MB como máximo. Redúzcalo y añádalo de nuevo.
attachments-full = Ya hay { $count }, y no puede haber más. Para añadir otra, quite primero una.
attachments-task-none = Opcional
attachments-task-what = Fotografías, gráficos, formularios, acuerdos.
attachments-task-unsaved = Guarde una versión para que los tenga como están ahora.
attachments-in-text = Para mostrar una imagen, ponga su línea en un párrafo propio.
attachments-manage = Añadir o describir imágenes y anexos
attachments-insert = Poner en el texto
flash-file-added = Se añadió el archivo.
flash-file-described = Se guardó la descripción.
flash-file-removed = Se quitó el archivo.
attachments-task-count = { $count ->
    [one] 1 archivo
   *[other] { $count } archivos
}
attachments-task-faulty = { $count ->
    [one] 1 por describir
   *[other] { $count } por describir
}
