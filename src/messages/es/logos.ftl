# Los logotipos de las instituciones.
logo-title = Logotipo
logo-lede = Aparece en la portada y en los archivos de las ediciones que nombran a esta institución entre quienes las publican. Las ediciones ya fijadas conservan el que tenían.
logo-none = Todavía no tiene logotipo.
logo-file-hint = Imagen PNG, JPEG o WebP de { $count } MB como máximo. Se le quita lo que guarde sobre lugares y personas, y se reduce si mide más de 640 por 960 píxeles. Quienes no la ven leen el nombre de la institución.
logo-give = Añadir el logotipo
logo-replace = Reemplazar el logotipo
logo-remove-title = Quitarlo
logo-remove-what = Las próximas ediciones saldrán sin él; las ya fijadas lo conservan.
logo-remove = Quitar el logotipo
logo-back = Volver a la institución
logo-back-editions = Volver a las ediciones
logo-manage = Añadir o cambiar el logotipo
