# La administración: instituciones, personas, registro de cambios y estado del servicio.

admin-nav = Partes de la administración
admin-nav-overview = Resumen
admin-nav-institutions = Instituciones
admin-nav-people = Personas
admin-nav-compendium = Compendio
admin-nav-vocabularies = Vocabularios
admin-nav-thesaurus = Tesauro
admin-nav-journal = Registro de cambios
admin-nav-health = Estado del servicio
admin-pages = Páginas de la lista
admin-range = Del { $first } al { $last }, de { $total }
admin-previous = Anteriores
admin-next = Siguientes
admin-search-button = Buscar
admin-show-all = Mostrar todo
admin-leave = Dejarlo como está
admin-what-follows = Qué pasará

## The overview

admin-title = Administración
admin-lede = Quién participa, con qué reglas se escribe y cómo está el servicio.
overview-waits = Por atender
overview-nothing = Nada requiere su atención.
overview-parts = Partes
overview-journal-broken = La última comprobación encontró que el registro de cambios no coincide con lo guardado.
overview-see-journal = Ver qué no coincide
overview-disk = No se puede escribir en el disco del servicio, o le queda muy poco espacio.
overview-bucket = El almacenamiento de los archivos subidos no responde.
overview-see-health = Ver el estado del servicio
overview-index = La búsqueda todavía no muestra todo lo publicado.
overview-mails = { $count ->
    [one] Un correo no llegó y ya no se intenta.
   *[other] { $count } correos no llegaron y ya no se intentan.
 }
overview-see-mails = Ver por qué y enviarlos otra vez
overview-expired = { $count ->
    [one] Una invitación venció sin que nadie la aceptara.
   *[other] { $count } invitaciones vencieron sin que nadie las aceptara.
 }
overview-see-invitations = Ver las invitaciones
overview-without-focal-point = { $count ->
    [one] Una institución no tiene punto focal: nadie puede invitar a sus colegas ni responder por ella.
   *[other] { $count } instituciones no tienen punto focal: nadie puede invitar a sus colegas ni responder por ellas.
 }
overview-see-institutions = Ver cuáles
overview-without-role = { $count ->
    [one] Una cuenta no tiene ningún rol: con ella solo se puede leer.
   *[other] { $count } cuentas no tienen ningún rol: con ellas solo se puede leer.
 }
overview-see-accounts = Ver las cuentas
overview-institutions = { $count ->
    [one] Una institución participa.
   *[other] { $count } instituciones participan.
 }
overview-accounts = { $count ->
    [one] Hay una cuenta
   *[other] Hay { $count } cuentas
 }{ $suspended ->
    [0] .
    [one] , una de ellas suspendida.
   *[other] , { $suspended } de ellas suspendidas.
 }
overview-invitations = { $count ->
    [0] Ninguna invitación espera respuesta.
    [one] Una invitación espera respuesta.
   *[other] { $count } invitaciones esperan respuesta.
 }
overview-part-institutions = Quiénes participan, quiénes escriben por cada una y quién invita a sus colegas.
overview-part-people = Las cuentas, sus roles y las invitaciones que esperan respuesta.
overview-part-compendium = Las reglas del compendio, sus capítulos y los campos del formulario.
overview-part-vocabularies = Las listas de las que se elige en los formularios y en los filtros.
overview-part-thesaurus = Las palabras que la búsqueda considera equivalentes en cada idioma.
overview-part-journal = Quién hizo qué y cuándo, y la prueba de que nadie lo alteró después.
overview-part-health = La búsqueda, los correos, el espacio en disco y la versión del programa.

## Institutions

institutions-title = Instituciones
institutions-lede = Las que escriben el compendio, con quienes lo hacen en su nombre.
institution-add = Añadir una institución
institutions-search = Nombre, sigla o país
institution-kind = Tipo
institutions-any-kind = Todos los tipos
institutions-without = Solo las que no tienen punto focal
institutions-found = { $count ->
    [0] Ninguna institución coincide. Pruebe con menos palabras.
    [one] Una institución
   *[other] { $count } instituciones
 }
institutions-column-name = Institución
institutions-column-members = Miembros
institutions-column-published = Prácticas publicadas
institutions-members = { $count ->
    [0] Ninguno
    [one] Uno
   *[other] { $count }
 }{ $focal_points ->
    [0] { "" }
    [one] , uno es punto focal
   *[other] , { $focal_points } son puntos focales
 }
institutions-lacking = Sin punto focal
institution-without-country = Organismo regional, sin país
institution-kind-ministry = Ministerio
institution-kind-agency = Otro organismo público
institution-kind-intergovernmental = Organización de Estados
institution-kind-civil-society = Organización de la sociedad civil
institution-kind-academia = Universidad o centro de investigación
institution-kind-other = Otro
institution-new-title = Añadir una institución
institution-new-lede = Después de añadirla podrá invitar a su punto focal, que invita a sus colegas.
institution-names = Nombre
institution-names-hint = En los idiomas que tenga; con uno basta. En los demás se muestra el nombre que haya.
institution-acronym = Sigla
institution-acronym-hint = Por ejemplo MRE. Con la sigla y el país se forma la dirección que usan otros programas; esa dirección no cambia después.
institution-country = País
institution-facts = La institución
institution-published = { $count ->
    [0] No tiene prácticas publicadas.
    [one] Tiene una práctica publicada.
   *[other] Tiene { $count } prácticas publicadas.
 }
institution-change = Cambiar nombre, país o tipo
institution-to-work = Volver a mi trabajo
institution-edit-lede = El nombre nuevo aparece en todas partes: en lo publicado, en la búsqueda y en los correos.
institution-edit-reaches = { $published ->
    [0] Ninguna práctica publicada muestra este nombre por ahora.
    [one] El cambio se verá en una práctica publicada, también en sus citas nuevas.
   *[other] El cambio se verá en { $published } prácticas publicadas, también en sus citas nuevas.
 } { $members ->
    [0] No tiene miembros.
    [one] Lo verá un miembro.
   *[other] Lo verán { $members } miembros.
 }
institution-save = Guardar la institución
institution-members = Miembros
institution-no-members = Todavía no tiene miembros. Invite a su punto focal.
institution-lacks-focal-point = Sin un punto focal, nadie de la institución puede invitar a colegas ni retirar lo publicado.
institution-member-since = Desde el { $date }
institution-more-members = { $count ->
    [one] Hay un miembro más, que no se muestra aquí.
   *[other] Hay { $count } miembros más, que no se muestran aquí.
 }
institution-more-invitations = { $count ->
    [one] Hay una invitación más, anterior a estas.
   *[other] Hay { $count } invitaciones más, anteriores a estas.
 }
member-remove = Quitar de la institución
member-remove-title = Quitar a { $name } de la institución
member-remove-button = Quitar de la institución
member-follows = Desde este momento esta persona ya no ve los textos sin publicar de la institución ni puede escribir en ellos.
member-follows-own = Es su propia cuenta: desde este momento usted ya no ve los textos sin publicar de la institución ni puede escribir en ellos.
member-follows-texts = Lo que escribió sigue siendo de la institución. La cuenta no se borra.
member-follows-again = Se puede invitar otra vez a la persona cuando haga falta.
member-follows-last = Es el único punto focal: después, nadie de la institución podrá invitar a colegas. Invite antes a otra persona.

## Invitations

invitations-title = Invitaciones sin aceptar
invitations-none = Ninguna invitación espera respuesta.
invitation-open = Invitación del { $since }; se puede aceptar hasta el { $until }.
invitation-expired = Venció el { $until } sin ser aceptada. Se había enviado el { $since }.
invitation-void = Del { $since }; no vale porque quien la envió ya no puede invitar a este rol. Si invita de nuevo, vuelve a valer.
letter-waiting = El correo se está enviando.
letter-sent = El correo salió el { $date }.
letter-unknown-address = El correo no llegó: esa dirección no existe. Compruébela e invite a la dirección correcta.
letter-refused = El correo no llegó: el servidor de destino lo rechazó. Pida a la persona otra dirección o avise a quien atiende el correo allí.
letter-not-reached = El correo no llegó: el servidor de destino no respondió durante más de un día. Envíelo otra vez más tarde.
invitation-again = Invitar de nuevo
invitation-revoke = Anular la invitación
invite-title = Invitar a una persona
invite-email-hint = La dirección de trabajo de la persona: ahí recibe el enlace y con ella entrará.
invite-role-label = Rol
invite-role-hint = Lo obtiene cuando acepte.
invite-language-label = Idioma del correo
invite-follows = Se envía un correo con un enlace que vale dos semanas. Si ya hay una invitación abierta para ese rol, se renueva.
invite-button = Enviar la invitación

## People

people-title = Personas
people-lede = Las cuentas de Acervo, lo que puede hacer cada una y a quién se ha invitado.
people-accounts = Cuentas
people-search = Nombre o correo
people-group = Cuáles
people-everybody = Todas las cuentas
people-without-role = Sin ningún rol
people-suspended = Suspendidas
people-found = { $count ->
    [0] Ninguna cuenta coincide. Pruebe con menos palabras.
    [one] Una cuenta
   *[other] { $count } cuentas
 }
people-column-name = Persona
people-column-roles = Roles
people-no-role = Ninguno: solo puede leer
people-more-roles = y { $count } roles más
people-invite-lede = Aquí se invita a la Secretaría y a quienes no escriben por una institución. A autores y puntos focales se les invita desde la página de su institución.
people-to-institutions = Ir a las instituciones
person-suspended = Suspendida
person-since = Cuenta creada el { $date }
person-language = Idioma: { $language }
person-institutions = Instituciones
person-institutions-hint = Se quita a alguien de una institución en la página de esta.
person-roles = Roles en Acervo
person-roles-legend = Qué puede hacer
person-role-editor = Lee lo que se envía, decide sobre ello y lo publica.
person-role-administrator = Cambia instituciones, cuentas y reglas. No ve los textos que nadie ha publicado.
person-role-reviewer = Lee lo que se le asigna y recomienda.
person-role-researcher = Busca y compara, con búsquedas guardadas.
person-roles-follow = Vale desde la próxima página que abra esta persona. Sus sesiones siguen abiertas.
person-roles-button = Guardar los roles
person-roles-now = Ahora la cuenta tiene estos roles: { $roles }.
person-roles-now-none = Ahora la cuenta no tiene ningún rol.
person-own = Esta es su propia cuenta. Sus roles solo los puede cambiar, y la cuenta solo la puede suspender, otra persona de la administración: así siempre queda alguien que administre.
person-access = Acceso
person-suspend-lede = Si suspende esta cuenta, con ella no se puede entrar ni hacer nada hasta que alguien la reactive. Al hacerlo:
person-follows-sessions = { $count ->
    [0] no tiene sesiones abiertas que cerrar;
    [one] su sesión abierta se cierra de inmediato;
   *[other] sus { $count } sesiones abiertas se cierran de inmediato;
 }
person-follows-tokens = { $count ->
    [one] la clave de su programa deja de valer mientras dure la suspensión;
   *[other] las { $count } claves de sus programas dejan de valer mientras dure la suspensión;
 }
person-follows-invitations = { $count ->
    [one] una invitación que envió deja de valer: otra persona tiene que invitar de nuevo;
   *[other] { $count } invitaciones que envió dejan de valer: otra persona tiene que invitar de nuevo;
 }
person-follows-texts = lo que escribió y decidió se conserva, con su nombre.
person-suspend = Suspender la cuenta
person-reinstate-follows = Al reactivarla vuelve a tener los roles que tenía. Hay que entrar de nuevo: las sesiones cerradas siguen cerradas.
person-reinstate = Reactivar la cuenta
person-journal = Ver lo que hizo esta persona

## The state of the service

health-title = Estado del servicio
health-well = Todo funciona.
health-not-well = Algo requiere atención: abajo se dice qué y qué hacer.
health-search = Búsqueda
health-index = Búsqueda pública
health-desk-index = Búsqueda de la mesa de edición
health-index-complete = Completa: muestra hasta el último cambio.
health-index-lag = { $count ->
    [one] Le falta un cambio; se pone al día en unos segundos.
   *[other] Le faltan { $count } cambios; se pone al día en unos segundos.
 }
health-index-incomplete = Incompleta: todavía no muestra todo.
health-index-rebuilding = Se está rehaciendo.
health-index-advice = Suele completarse sola en unos minutos. Si dentro de una hora sigue así, avise a quien opera el servidor.
health-mails = Correos
health-mails-waiting = { $count ->
    [0] Ningún correo espera ser enviado.
    [one] Un correo espera ser enviado; si falla, se intenta de nuevo durante un día.
   *[other] { $count } correos esperan ser enviados; si fallan, se intentan de nuevo durante un día.
 }
health-mails-given-up = { $count ->
    [0] Todos los demás se entregaron.
    [one] Uno no llegó y ya no se intenta:
   *[other] { $count } no llegaron y ya no se intentan:
 }
health-mail = { $what }, { $date }
health-mail-invitation = Invitación
health-mail-undelivered = Aviso de una invitación que no llegó
health-mail-password = Correo sobre una contraseña
health-mail-member = Aviso de un miembro nuevo
health-mail-digest = Novedades de una búsqueda guardada
health-mail-section = Aviso sobre un texto presentado o decidido
health-mail-again = Enviar otra vez
health-mail-outdated = Ya no sirve: el enlace o la invitación venció.
health-mail-forget = Quitar de la lista
health-storage = Datos y espacio
health-database = Base de datos
health-database-size = { $kind }, { $size }
health-journal = Registro de cambios
health-journal-entries = { $count ->
    [one] Una entrada
   *[other] { $count } entradas
 }
health-files = Archivos originales subidos
health-files-size = { $count ->
    [0] Ninguno
    [one] Uno, { $size }
   *[other] { $count }, en total { $size }
 }
health-files-bucket = En un almacenamiento fuera de este servidor
health-bucket-unavailable = El almacenamiento no responde: no se pueden subir ni leer archivos; lo demás funciona. Avise ahora a quien opera el servidor.
health-index-size = Índices de búsqueda
health-free = Espacio libre en disco
health-free-known = { $size }
health-free-unknown = El sistema no lo dice.
health-disk-full = Queda muy poco espacio: pronto no se podrá guardar nada. Avise hoy mismo a quien opera el servidor.
health-disk-unwritable = No se puede escribir en el disco: nada se guarda. Avise ahora a quien opera el servidor.
health-disk-unavailable = El disco no responde. Avise ahora a quien opera el servidor.
health-program = Programa
health-version = Versión
health-version-is = Acervo { $version }
health-uptime = En marcha desde hace
health-minutes = { $count ->
    [0] menos de un minuto
    [one] un minuto
   *[other] { $count } minutos
 }
health-hours = { $count ->
    [one] una hora
   *[other] { $count } horas
 }
health-days = { $count ->
    [one] un día
   *[other] { $count } días
 }
health-limits = Límite de solicitudes
health-limits-off = No hay ninguno.
health-limits-quotas = Hasta { $address } por minuto desde una dirección y { $account } con una cuenta.
health-limits-refused = { $count ->
    [0] Desde que arrancó no rechazó ninguna.
    [one] Desde que arrancó rechazó una.
   *[other] Desde que arrancó rechazó { $count }.
 }

## What was just done

flash-institution-added = La institución está añadida. Invite ahora a su punto focal.
flash-invited = La invitación está en camino.
flash-invited-again = La invitación vale dos semanas más. El correo sale otra vez, salvo que haya salido hace menos de una hora.
flash-invitation-revoked = La invitación ya no vale.
flash-member-removed = La persona ya no pertenece a la institución.
flash-roles-changed = Los roles están guardados.
flash-account-suspended = La cuenta está suspendida y sus sesiones, cerradas.
flash-account-reinstated = La cuenta está activa otra vez.
flash-journal-verified = Se recalculó el registro; el resultado está abajo.
flash-mail-again = El correo sale otra vez.
flash-mail-forgotten = El correo ya no está en la lista.

## The journal

journal-title = Registro de cambios
journal-lede = Todo lo que cambió, quién lo hizo y cuándo. Nada se borra ni se corrige después.
journal-verify-title = ¿Está intacto?
journal-verify-hint = Se vuelve a calcular la huella de cada entrada y se compara cada texto con ellas. Puede tardar unos minutos; mientras tanto todo sigue funcionando.
journal-verify-button = Comprobar el registro
journal-not-verified = No se ha comprobado desde que arrancó el servicio.
journal-verifying = Se está comprobando: { $done } de { $of } entradas.
journal-look-again = Ver si terminó
journal-verify-failed = La comprobación no pudo terminar ({ $moment }). Inténtelo de nuevo; si vuelve a fallar, avise a quien opera el servidor.
journal-holds = { $count ->
    [one] Intacto: su única entrada y todos los textos coinciden.
   *[other] Intacto: las { $count } entradas y todos los textos coinciden.
 } La última entrada es del { $last }. Comprobado el { $moment }.
journal-chain = Huella del final del registro. Guárdela en otro lugar: si más tarde ya no lleva hasta ella, alguien lo alteró.
journal-broken = El registro no está intacto: la entrada { $seq } no es la que se escribió, o falta. Comprobado el { $moment }. No cambie nada y avise a quien opera el servidor, que puede compararlo con una copia de seguridad.
journal-altered = { $count ->
    [one] Las entradas están intactas, pero un texto no coincide con ellas: alguien lo cambió por otra vía.
   *[other] Las entradas están intactas, pero { $count } textos no coinciden con ellas: alguien los cambió por otra vía.
 } Comprobado el { $moment }. No cambie nada y avise a quien opera el servidor.
journal-entries = Entradas
journal-person = Quién lo hizo
journal-kind = Sobre qué
journal-any-kind = Todo
journal-group-writing = Lo que se escribe
journal-group-decisions = Envíos, decisiones y publicación
journal-group-institutions = Instituciones, miembros e invitaciones
journal-group-accounts = Cuentas y roles
journal-group-settings = Reglas, capítulos, formulario y vocabularios
journal-group-searches = Búsquedas guardadas
journal-from = Desde el día
journal-to = Hasta el día
journal-date-fault = No se entiende una de las fechas. Escríbala como 2026-11-26.
journal-nothing = Ninguna entrada coincide, o ninguna que usted pueda ver.
journal-latest = Volver a las últimas
journal-earlier = Anteriores
journal-take-back = Quitar
journal-only-section = Solo sobre «{ $title }»
journal-only-person = Solo de { $name }
journal-more-section = Todo sobre este texto
journal-number = entrada { $seq }
journal-numbers = entradas { $first } a { $last }
journal-hidden = { $count ->
    [one] Una entrada sobre un texto que usted no puede ver.
   *[other] { $count } entradas sobre textos que usted no puede ver.
 }
journal-service = El servicio
journal-forgotten = Alguien cuya cuenta ya no existe
journal-some-section = un texto
journal-something = algo que ya no existe
journal-quoted = «{ $title }»
journal-unknown-kind = { $who } hizo algo que esta versión del programa no conoce.
journal-section-created = { $who } empezó { $what }.
journal-section-saved = { $who } guardó la versión { $version } de { $what }.
journal-section-restored = { $who } recuperó { $what } con la versión { $version }.
journal-section-moved = { $who } pasó { $what } a otro capítulo, con la versión { $version }.
journal-section-submitted = { $who } presentó para revisión la versión { $version } de { $what }.
journal-section-withdrawn = { $who } retiró de la revisión la versión { $version } de { $what }.
journal-section-approved = { $who } aprobó la versión { $version } de { $what }.
journal-section-changes-requested = { $who } pidió cambios en la versión { $version } de { $what }.
journal-section-rejected = { $who } no aceptó la versión { $version } de { $what }.
journal-section-published = { $who } publicó la versión { $version } de { $what }.
journal-section-unpublished = { $who } dejó de publicar { $what }, que estaba en la versión { $version }.
journal-section-reopened = { $who } reabrió { $what } para que se pueda corregir.
journal-section-deleted = { $who } eliminó { $what }. Se puede recuperar durante un tiempo.
journal-section-purged = { $who } borró para siempre { $what }, que llevaba tiempo eliminado.
journal-attachment-added = { $who } añadió una imagen o un anexo a { $what }.
journal-attachment-changed = { $who } cambió lo que se dice de una imagen o un anexo de { $what }.
journal-attachment-removed = { $who } quitó una imagen o un anexo de { $what }.
journal-section-contact-changed = { $who } cambió la persona de contacto de { $what }.
journal-section-adapted-from-changed = { $who } cambió de qué prácticas se adaptó la versión { $version } de { $what }.
journal-institution-created = { $who } añadió la institución { $name }.
journal-institution-changed = { $who } cambió la institución { $name }.
journal-invitation-sent = { $who } invitó a una persona con el rol «{ $roles }»{ $named ->
    [yes] { " " }en { $name }
   *[no] { "" }
 }.
journal-invitation-renewed = { $who } invitó de nuevo a una persona con el rol «{ $roles }»{ $named ->
    [yes] { " " }en { $name }
   *[no] { "" }
 }.
journal-invitation-revoked = { $who } anuló una invitación{ $named ->
    [yes] { " " }en { $name }
   *[no] { "" }
 }.
journal-user-created = { $own ->
    [yes] { $who } creó su cuenta.
   *[no] { $who } creó la cuenta de { $whom }.
 }
journal-user-changed = { $own ->
    [yes] { $who } cambió su nombre o su idioma.
   *[no] { $who } cambió el nombre o el idioma de { $whom }.
 }
journal-user-password-changed = { $own ->
    [yes] { $who } cambió su contraseña.
   *[no] { $who } cambió la contraseña de { $whom }.
 }
journal-user-suspended = { $who } suspendió la cuenta de { $whom }.
journal-user-reinstated = { $who } reactivó la cuenta de { $whom }.
journal-user-roles-changed = { $own ->
    [yes] { $who } obtuvo por invitación el rol «{ $roles }».
   *[no] { $who } cambió los roles de { $whom }. Ahora: { $roles }.
 }
journal-member-joined = { $own ->
    [yes] { $who } se incorporó a { $name } con el rol «{ $roles }».
   *[no] { $who } incorporó a { $whom } a { $name } con el rol «{ $roles }».
 }
journal-member-removed = { $own ->
    [yes] { $who } dejó { $name }.
   *[no] { $who } quitó a { $whom } de { $name }.
 }
journal-compendium-created = { $who } creó el compendio { $name }.
journal-compendium-changed = { $who } cambió las reglas del compendio { $name }.
journal-chapters-changed = { $who } cambió los capítulos del compendio { $name }.
journal-template-changed = { $who } cambió el formulario del compendio { $name }.
journal-vocabulary-changed = { $who } cambió el vocabulario { $name }.
journal-thesaurus-changed = { $count ->
    [0] { $who } cambió un concepto del tesauro.
    [one] { $who } sustituyó el tesauro, que ahora tiene un concepto.
   *[other] { $who } sustituyó el tesauro, que ahora tiene { $count } conceptos.
 }
journal-search-saved = { $who } guardó una búsqueda.
journal-search-changed = { $who } cambió una búsqueda guardada.
journal-search-removed = { $who } eliminó una búsqueda guardada.
journal-edition-created = { $who } empezó una edición del compendio { $name }.
journal-edition-changed = { $who } cambió una edición del compendio { $name }.
journal-edition-candidate = { $who } hizo candidata una edición del compendio { $name }.
journal-edition-frozen = { $who } fijó una edición del compendio { $name }, que ya no cambia.
