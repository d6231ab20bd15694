## Problemas, por código

title-malformed = No se puede leer la solicitud
detail-malformed = Lo que se envió está dañado o no es lo que dice ser. Compruébelo y vuelva a enviarlo.
title-unauthenticated = Inicie sesión
detail-unauthenticated = Para esto hay que iniciar sesión, o bien su sesión o su clave (token) ya no son válidas. Inicie sesión y vuelva a intentarlo.
title-invalid-credentials = El correo electrónico y la contraseña no coinciden
detail-invalid-credentials = El correo electrónico o la contraseña no son correctos. Vuelva a intentarlo o, si ha olvidado su contraseña, pida una nueva.
title-token-reused = Su sesión se ha cerrado
detail-token-reused = El token que renueva su sesión se usó dos veces, por lo que la sesión se cerró para su seguridad. Vuelva a iniciar sesión; si esto se repite, cambie su contraseña.
title-forbidden = No tiene permiso para hacer esto
detail-forbidden = Su rol, o la clave (token) que se usa, no lo permite. Si cree que debería permitirlo, escriba al punto focal de su institución o a la administración de Acervo.
title-four-eyes = Debe decidir otra persona
detail-four-eyes = Quien decide no puede haber escrito lo que se presentó ni pertenecer a la institución que lo presentó. Pida la decisión a otra persona del equipo editorial.
title-not-found = No se ha encontrado
detail-not-found = No hay nada en esta dirección, o usted no tiene acceso. Compruebe la dirección e inicie sesión si aún no lo ha hecho.
title-method-not-allowed = Esto no es posible en esta dirección
detail-method-not-allowed = La dirección existe, pero no acepta este método. Consulte en la descripción de la API qué métodos acepta.
title-not-acceptable = No hay ningún formato adecuado
detail-not-acceptable = Esta dirección no puede responder en ninguno de los tipos de contenido que pide la cabecera «Accept». Pida otro u omita la cabecera.
title-wrong-stage = No es posible en esta etapa
detail-wrong-stage = La acción «{ $act }» no es posible ahora: la sección está en la etapa «{ $stage }». Lo que es posible ahora figura en «permitted_acts».
title-version-moved = La versión presentada es otra
detail-version-moved = La decisión indica una versión distinta de la que se presentó. Lea la versión presentada, cuyo número figura en «current_version», y decida después.
title-in-progress = La misma solicitud sigue en curso
detail-in-progress = Una solicitud con la misma clave «Idempotency-Key» aún no ha terminado. Espere un momento y vuelva a enviarla para obtener su resultado.
title-conflict = Hay un conflicto con algo que ya existe
detail-conflict = Abra el estado actual, compruebe lo que hay y vuelva a intentarlo.
title-unpublished = Esta sección ya no está publicada
detail-unpublished = Esta sección estuvo publicada y su publicación se ha retirado. Diríjase a la institución si necesita su contenido.
title-version-conflict = Hay una versión más reciente
detail-version-conflict = Entretanto alguien ha guardado una versión más reciente; no se ha sobrescrito nada. Ábrala (su número figura en «current_version»), incorpore sus cambios y vuelva a guardar.
title-request-timeout = La solicitud llegó demasiado despacio
detail-request-timeout = Lo enviado dejó de llegar, o llegó demasiado despacio, y no se esperó más. Compruebe la conexión y envíelo de nuevo.
title-payload-too-large = Se ha enviado demasiado de una vez
detail-payload-too-large = El JSON puede tener hasta 4 MiB (256 KiB en las llamadas que no necesitan cuenta), un tesauro hasta 16 MiB, un informe hasta 50 MiB, y una imagen o un anexo hasta 20 MiB. Reduzca lo que envía o divídalo.
title-unsupported-media-type = No se acepta este tipo de contenido
detail-unsupported-media-type = Envíe los datos como application/json, los documentos en Word (.docx), Markdown o texto sin formato, y un tesauro como text/turtle o application/rdf+xml.
title-invalid = Hay datos que corregir
detail-invalid = Corrija lo que figura en «errors» y vuelva a enviarlo.
title-incomplete = La sección aún no está completa
detail-incomplete = Para poder presentar la sección, hay que completar o corregir todo lo que figura en «errors».
title-idempotency-mismatch = Esta clave se usó para otra solicitud
detail-idempotency-mismatch = La clave «Idempotency-Key» pertenece a una solicitud anterior con otro contenido. Use una clave nueva para cada solicitud nueva.
title-precondition-required = Indique qué versión está modificando
detail-precondition-required = Para no sobrescribir el trabajo de nadie, indique en la cabecera «If-Match» la versión en la que se basan sus cambios. La encontrará en la cabecera «ETag» al leer la sección.
title-too-many-requests = Demasiadas solicitudes
detail-too-many-requests = Espere los segundos que indica la cabecera «Retry-After» y vuelva a intentarlo.
title-request-header-fields-too-large = Las cabeceras de la solicitud son demasiado grandes
detail-request-header-fields-too-large = Envíe menos cabeceras o más cortas. En un navegador, suele bastar con borrar las cookies de este sitio.
title-internal = Algo ha fallado por nuestra parte
detail-internal = La causa ha quedado registrada. Vuelva a intentarlo dentro de un rato; si se repite, comunique a la administración de Acervo el identificador que figura en «request_id».
title-unavailable = Acervo no está disponible en este momento
detail-unavailable = El servicio no puede responder ahora, por ejemplo, porque se está iniciando. Espere un momento y vuelva a intentarlo.

## Problemas, con más detalle

detail-malformed-json = No se puede leer el JSON: hay un error en la línea { $line }, columna { $column }. Corríjalo y vuelva a enviarlo.
detail-too-many-values = El JSON tiene más de { $limit } valores. Reduzca lo que envía o divídalo.
detail-busy = En este momento se está enviando demasiado al servicio. Espere los segundos que indica el encabezado «Retry-After» y envíelo de nuevo.
detail-files-unavailable = En este momento no se pueden guardar ni abrir archivos, porque su almacenamiento no responde; los textos sí, como siempre. Espere medio minuto y vuelva a intentarlo.
detail-unsupported-coding = Lo que se envía aquí no puede ir comprimido de esta manera. Envíelo sin «Content-Encoding»; el JSON y los tesauros pueden ir comprimidos con gzip.
detail-malformed-form = El formulario no se pudo leer. Envíelo como “multipart/form-data”, con los campos en UTF-8, tal como lo describe la documentación de la API.
detail-malformed-query = No se puede leer la parte de la dirección que sigue al signo de interrogación. Compruebe los signos de porcentaje y que el texto esté codificado en UTF-8.
detail-too-many-logins = Ha habido demasiados intentos fallidos de iniciar sesión. Espere un rato antes de volver a intentarlo o pida una nueva contraseña en la página de acceso.
detail-already-member = Esta persona ya tiene este rol, así que no hace falta invitarla.
detail-too-many-invitations = Se han enviado demasiadas cartas de invitación a esta dirección, o desde su cuenta, en las últimas 24 horas. Espere los segundos que indica «Retry-After»; la persona puede usar una invitación que ya tenga.
detail-own-account = No puede cambiar los roles de su propia cuenta ni suspenderla. Pídalo a otra persona de la administración.
detail-roles-changed = No se cambió nada: alguien cambió los roles de esta cuenta después de que se abrió la página. Compruebe cuáles tiene ahora y guarde de nuevo.
detail-working-copy-replaced = No se guardó nada: entretanto se guardó otro texto como su copia de esta sección. Léalo, decida qué queda y guárdelo de nuevo.
detail-language-while-written = El idioma no se cambió: alguien ya escribe este borrador, y su texto se perdería. Descarte antes esa copia, o pida a quien escribe que lo haga; o suba el informe de nuevo con el idioma correcto.
detail-mail-outdated = Este correo ya no sirve: el enlace o la invitación que lleva venció. Quítelo de la lista y, si hace falta, invite de nuevo a la persona.
detail-too-deep-page = No es posible avanzar tanto en los resultados de una búsqueda. Acote la búsqueda con más palabras o filtros.
detail-search-cut-short = No hubo tiempo para encontrarlo todo. Vuelva a intentarlo en un momento o acote la búsqueda con más palabras o filtros.
detail-search-too-large-for-a-document = Esta búsqueda encuentra { $found } prácticas y un documento puede tener hasta { $limit }. Acótela con más palabras o filtros.
detail-texts-too-large-for-a-document = Los textos de estas prácticas son demasiado largos para un solo documento. Acote la búsqueda con más palabras o filtros.
detail-slug-taken = Este nombre corto ya está en uso. Elija otro.
detail-chapter-in-use = El capítulo indicado en «chapter» aún contiene secciones, o versiones anteriores de algunas, y no se puede quitar. Consérvelo.
detail-changed-meanwhile = Otra persona lo cambió mientras usted lo editaba. Vuelva a leerlo y haga su cambio otra vez.
detail-concept-in-use = Los conceptos indicados en «narrower» tienen este como concepto más amplio, por lo que no se puede quitar. Antes asígneles otro, o ninguno.
detail-edition-frozen = Esta edición está fijada y ya no cambia. Para corregirla, cree otra con «corrects».
detail-edition-incomplete = Antes de que la edición pueda ser candidata o fijarse, hay que completar o corregir lo que indica «errors».
detail-edition-number-given = Otra edición de este compendio ya tiene este número. Elija otro o no indique ninguno.
detail-edition-number-ambiguous = Varios compendios tienen una edición con este número. Indique el identificador de una: { $editions }.

## Faltas de cualquier campo

fault-required = Este campo es necesario.
fault-blank = Aquí no hay nada que se pueda leer. Escriba algo o quítelo.
fault-unknown = Aquí no existe nada con este nombre o número. Elija algo que exista.
fault-unknown-field = No hay ningún campo con este nombre. Compruebe cómo está escrito u omítalo.
fault-name-too-long = El nombre de este campo es demasiado largo. Número máximo de bytes: { $limit }.
fault-wrong-type = El valor es del tipo equivocado; por ejemplo, un texto donde se necesita un número.
fault-wrong-form = El valor no tiene la forma esperada o le falta una parte.
fault-wrong-check-digit = El dígito de control no corresponde: algún dígito es incorrecto o dos están intercambiados. Compare el número con su original.
fault-not-allowed = Este valor no se permite aquí.
fault-not-an-option = No es una de las opciones. Elija entre: { $options }.
fault-not-one-of-them = Este valor no es uno de los que se aceptan aquí. Compruebe cómo está escrito.
fault-too-long = El texto es demasiado largo. Número máximo de caracteres: { $limit }.
fault-too-short = El texto es demasiado corto. Número mínimo de caracteres: { $limit }.
fault-too-many-words = El texto es demasiado largo: tiene { $actual } palabras y el máximo es { $limit }.
fault-too-many-items = La lista tiene demasiados elementos. Máximo: { $limit }.
fault-too-few-items = La lista tiene muy pocos elementos. Mínimo: { $limit }.
fault-too-large = El número es demasiado grande. Límite superior: { $limit }.
fault-too-small = El número es demasiado pequeño. Límite inferior: { $limit }.
fault-repeated-items = Aquí hay algo repetido. Cada valor puede aparecer una sola vez.
fault-number-not-exact = Este número es demasiado largo para guardarlo con exactitud. Use uno con menos cifras.
fault-nul-character = Aquí hay un carácter invisible que no se puede guardar (U+0000). Bórrelo o vuelva a escribir el texto.
fault-not-one-line = Esto tiene que ser una sola línea de texto legible. Quite los saltos de línea y los caracteres de control.
fault-not-a-web-address = No es una dirección web. Debe empezar por «https://» o «http://» y no tener espacios.
fault-not-an-email-address = No es una dirección de correo electrónico. Compruebe que esté completa, como en «nombre@example.org».
fault-address-not-ascii = Desde aquí no se puede escribir a direcciones con eñes, acentos u otras letras especiales antes de la «@». Dé otra dirección de la misma persona.
fault-not-a-language = No es un código de idioma. Use uno como «es», «en», «pt» o «fr».
fault-not-a-country = No es el código de un país. Use las dos mayúsculas de la norma ISO 3166-1, como «CO» o «BR».
fault-adapted-in-a-circle = Esta práctica fue a su vez adaptada de la presente, o es la misma. Quítela de la lista.

## Faltas de capítulos y plantillas

fault-too-deep = Hay demasiados capítulos unos dentro de otros. Número máximo de niveles: { $limit }.
fault-not-a-template = No se puede usar como plantilla. Debe ser el JSON Schema de un objeto con «properties», con «additionalProperties» en false y sin referencias a otros esquemas.
fault-retired-field = Este campo ya no se utiliza. Déjelo como estaba o vacío.
fault-retyped-field = El tipo de un campo que ya existe no se puede cambiar. Retire este campo y añada uno nuevo.
fault-removed-field = Un campo que ya existe no se puede eliminar. En su lugar, márquelo como retirado con «x-retired».
fault-removed-option = Las opciones que ya existen no se pueden eliminar. Consérvelas todas; se pueden añadir otras.

## Faltas de vocabularios

fault-ends-before-start = El fin es anterior al comienzo. Corrija una de las dos fechas.
fault-periods-overlap = Este país ya figura en el grupo durante una parte de este período. Corrija las fechas o quite una de las dos filas.

## Faltas de tesauros

fault-makes-a-circle = Un concepto no puede ser más amplio que sí mismo, tampoco por medio de otros. Quite uno de los enlaces de este círculo.
fault-not-turtle = Esto no es Turtle: no se puede leer en la línea { $line }. Corríjalo y vuelva a enviarlo.
fault-not-rdf-xml = Esto no es RDF/XML: no se puede leer en la línea { $line }. Corríjalo y vuelva a enviarlo.
fault-document-type = No se aceptan tipos de documento (<!DOCTYPE …>). Quítelo y escriba aquello que representan sus entidades.
fault-thesaurus-too-complex = El tesauro es demasiado complejo para leerlo: puede tener { $limit } enunciados como máximo, y no direcciones demasiado largas ni elementos muy anidados. Deje fuera lo que no sea SKOS.
fault-no-concepts = En este archivo no hay ningún concepto con una etiqueta en español, inglés, portugués o francés. Compruebe que es SKOS y que sus etiquetas indican el idioma.
fault-no-label = No tiene ninguna etiqueta en español, inglés, portugués o francés que se pueda guardar. Compruebe sus etiquetas y que indican el idioma.
fault-no-iri = No tiene dirección (IRI) por la que se lo pueda reconocer. Déle una.

## Faltas de personas y acceso

fault-link-does-not-count = Este enlace ya no es válido: ha caducado, ya se usó o se anuló. Pida uno nuevo.
fault-inviter-may-not-invite = Quien le invitó ya no puede dar este rol, así que la invitación no vale. Pida una nueva a la institución o a la administración de Acervo.
fault-role-of-institution = Este rol corresponde a una institución y no se puede asignar aquí. En su lugar, invite a la persona a la institución.
fault-role-without-institution = Este rol no corresponde a ninguna institución. Omita la institución.
fault-wrong-password = La contraseña actual no es correcta.
fault-too-many-tokens = Ya tiene el máximo de claves ({ $limit }). Elimine antes una que ya no necesite.
fault-too-many-searches = Ya tiene el máximo de búsquedas guardadas ({ $limit }). Elimine antes una que ya no necesite.

## Faltas de documentos

fault-encrypted-document = El documento está protegido con contraseña. Quite la protección y vuelva a subirlo.
fault-unsupported-document = Aquí no se pueden leer archivos de tipo «{ $kind }». Guarde el documento en Word (.docx), Markdown o texto sin formato y vuelva a subirlo.
fault-not-a-document = Este archivo no es un documento que se pueda leer aquí. Elija un archivo de Word (.docx), Markdown o texto sin formato.
fault-damaged-document = El documento está dañado. Ábralo en Word, guárdelo como archivo nuevo y suba ese archivo.
fault-document-too-large = El documento es demasiado grande: puede tener como máximo { $limit } caracteres de texto. Acórtelo o divídalo en varios documentos.
fault-document-too-deep = El documento tiene demasiados niveles unos dentro de otros, como tablas dentro de tablas. Simplifíquelo y vuelva a subirlo.
fault-document-too-complex = El documento es demasiado complejo para leerlo. Simplifique sus tablas y su formato y vuelva a subirlo.
fault-empty-document = El documento no contiene texto. Si sus páginas son imágenes, escriba el texto o conviértalas antes en texto.
fault-file-damaged = El archivo está dañado o incompleto. Ábralo en el programa con que se hizo, guárdelo como archivo nuevo y añada ese.
fault-file-empty = El archivo está vacío. Elija otro.
fault-file-not-accepted = No se pueden añadir archivos de este tipo. Las imágenes pueden ser PNG, JPEG, WebP o GIF; los anexos, PDF, Word (.docx, sin macros), Excel (.xlsx, sin macros) o CSV con el mismo número de columnas en cada fila. Guárdelo en uno de estos formatos y añádalo de nuevo.
fault-file-too-large = El archivo es demasiado grande. Tamaño máximo: { $limit } MB. Reduzca la imagen o el documento, o divídalo.
fault-picture-too-large = La imagen tiene demasiados píxeles: como máximo 50 millones, y 16.384 por lado. Redúzcala y añádala de nuevo.
fault-logo-not-accepted = El logotipo tiene que ser una imagen PNG, JPEG o WebP. Guárdela en uno de estos formatos y envíela de nuevo.
fault-too-many-files = Ya hay { $limit } imágenes y anexos, y no puede haber más. Quite primero uno.
fault-files-not-saved = Se añadieron, cambiaron o quitaron imágenes o anexos después de la última versión. Guarde una versión para que los tenga como están ahora.
fault-no-alternative-text = La imagen «{ $file }» no tiene texto alternativo. Diga en una frase qué muestra, para las personas que no pueden verla.

## Contraseñas nuevas

fault-password-too-short = La contraseña es demasiado corta: necesita al menos { $min } caracteres.
fault-password-too-long = La contraseña es demasiado larga: puede tener como máximo { $max } caracteres.
fault-password-weak = La contraseña es fácil de adivinar. Unas cuantas palabras poco comunes forman una buena contraseña.
fault-password-reason-row-of-keys = Las filas de teclas contiguas son fáciles de adivinar.
fault-password-reason-keyboard-pattern = Los trazos cortos en el teclado son fáciles de adivinar.
fault-password-reason-repeated-character = Las repeticiones como «aaa» son fáciles de adivinar.
fault-password-reason-repeated-pattern = Repetir, como en «abcabcabc», apenas es más difícil de adivinar que «abc».
fault-password-reason-top-10 = Es una de las diez contraseñas más usadas.
fault-password-reason-top-100 = Es una de las cien contraseñas más usadas.
fault-password-reason-common = Es una contraseña muy común.
fault-password-reason-similar-to-common = Se parece a una contraseña muy común.
fault-password-reason-sequence = Las secuencias como «abc» o «6543» son fáciles de adivinar.
fault-password-reason-recent-year = Los años recientes son fáciles de adivinar.
fault-password-reason-single-word = Una sola palabra es fácil de adivinar.
fault-password-reason-date = Las fechas suelen ser fáciles de adivinar.
fault-password-reason-single-name = Un nombre o apellido por sí solo es fácil de adivinar.
fault-password-reason-common-name = Los nombres y apellidos comunes son fáciles de adivinar.
detail-form-from-another-site = El formulario llegó desde otro sitio y no se aceptó. Ábralo aquí y envíelo otra vez.
detail-form-expired = El formulario ya no es válido, porque su sesión cambió desde que lo abrió. Vuelva atrás, cargue la página de nuevo y envíelo otra vez.
