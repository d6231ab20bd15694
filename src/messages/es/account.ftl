# Signing in to the demonstration, mailed links, and one's own account.

## Forms

form-send = Enviar
save-button = Guardar
name-label = Nombre y apellido
name-hint = Así lo verán las demás personas de su institución y de la Secretaría.
language-label = Idioma
language-hint = El de las páginas después de guardar y el de los correos que reciba.
password-hint = Al menos 10 caracteres. Unas cuantas palabras poco comunes son una buena contraseña.
role-in-institution = { $role }, { $institution }

## The demonstration

sign-in-demonstration-heading = En la demostración
sign-in-demonstration-lede = Esto es una demostración. Pruebe Acervo en el lugar de otra persona: todo lo que haga queda en esta demostración y se borra con ella.
sign-in-as = Entrar como { $name }
sign-in-demonstration-changed = Ya no se puede entrar así con esta cuenta, porque alguien cambió su contraseña o la suspendió. Elija otra.
resume-typed = Lo que escribió

## Mailed links

link-spent-title = Este enlace ya no sirve
link-spent-ask = Si todavía necesita el acceso, pida otra invitación a quien lo invitó o a su institución.
link-spent-accepted = Si ya aceptó la invitación, entre con su correo y su contraseña
link-spent-new-password = Pedir otro enlace para una contraseña nueva
link-spent-set = Si ya cambió la contraseña, entre con ella
link-spent-to-account = Ir a su cuenta
invitation-title = Invitación a Acervo
invitation-from = { $name } le invita a participar en Acervo.
invitation-lede = Le invitan a participar en Acervo.
invitation-heading = A qué le invitan
invitation-role = Su rol
invitation-until = Se puede aceptar hasta el
invitation-accept-heading = Aceptar
invitation-with-account = Ya tiene una cuenta con este correo. Escriba la contraseña que usa ahora: su cuenta no cambiará, solo tendrá un rol más.
invitation-new-account = Con esto se crea su cuenta. Después entrará con este correo y la contraseña que elija aquí.
invitation-button = Aceptar la invitación
forgotten-title = Olvidé mi contraseña
forgotten-lede = Escriba el correo de su cuenta. Le enviaremos un enlace para elegir una contraseña nueva.
forgotten-button = Enviar el enlace
forgotten-sent = Si hay una cuenta con ese correo, recibirá en unos minutos un enlace que vale una hora.
forgotten-sent-look = Si no llega, busque también entre los correos no deseados y compruebe que escribió el correo de su cuenta.
forgotten-sent-again = Pedir otro enlace
forgotten-to-sign-in = Volver a la página para entrar
new-password-title = Contraseña nueva
new-password-lede = Elija una contraseña nueva. Al guardarla se cierran todas sus sesiones y podrá entrar con ella.
new-password-account = Cuenta: { $email }
new-password-label = Contraseña nueva
new-password-button = Guardar la contraseña

## The account

account-nav = Su cuenta
account-title = Mi cuenta
account-who = Quién es usted
account-roles = Sus roles
account-no-roles = Su cuenta no tiene ningún rol por ahora.
account-email = Entra con el correo { $email }.
account-roles-hint = Los roles los dan los puntos focales de su institución y la administración de Acervo. Si falta o sobra alguno, escríbales.
account-password = Contraseña
current-password-label = Contraseña actual
account-password-ends = Al cambiarla se cierran sus demás sesiones. Esta sigue abierta.
account-password-button = Cambiar la contraseña

## Sessions

sessions-title = Sesiones
sessions-lede = Dónde tiene abierta su cuenta. Si no reconoce alguna sesión, ciérrela y cambie la contraseña.
session-browser-on = { $browser } en { $system }
session-program = Programa: { $name }
session-unknown = Navegador o programa sin identificar
session-since = Desde el { $moment }
session-used = Último uso: { $moment }
session-this-one = Esta sesión
session-end = Cerrar
sessions-end-others = Cerrar todas las demás
sessions-hint = El navegador y el sistema son los que el propio navegador declara. El último uso se anota como mucho una vez por hora. Una sesión termina sola a los 30 días.

## Tokens

tokens-title = Claves para programas
tokens-lede = Una clave (token) permite que un programa suyo haga en su nombre lo que usted elija, sin conocer su contraseña. Si no usa programas, no necesita ninguna.
tokens-list = Sus claves
tokens-none = No tiene ninguna clave.
token-made-heading = Clave nueva
token-made = Esta es la clave «{ $name }». Cópiela ahora y guárdela en un lugar seguro: no se volverá a mostrar.
token-copy = Copiar la clave
token-copied = La clave está copiada.
token-copy-failed = No se pudo copiar. Selecciónela y cópiela.
token-valid = Creada el { $since }, vale hasta el { $until }
token-revoke = Anular
token-new = Crear una clave
token-name-label = Nombre
token-name-hint = Para reconocerla después, por ejemplo «Informe mensual».
token-scopes-label = Qué podrá hacer
token-scope-read = Leer todo lo que usted puede ver
token-scope-write = Escribir secciones y presentarlas
token-scope-decide = Decidir sobre secciones y publicarlas
token-scope-administration = Cambiar instituciones, personas y ajustes
token-days-label = Días de validez
token-days-hint = Entre 1 y 366.
token-make = Crear la clave

## Saved searches

searches-title = Búsquedas guardadas
searches-lede = Vuelva a sus búsquedas con un clic, o reciba por correo lo nuevo que se publique.
searches-none = Todavía no ha guardado ninguna búsqueda.
searches-to-search = Busque algo y guárdelo desde la página de resultados
search-words = «{ $q }»
search-evaluated-true = con evaluación
search-evaluated-false = sin evaluación
search-year-from = desde { $year }
search-year-to = hasta { $year }
search-everything = Todas las prácticas
search-change = Cambiar
search-leave = Dejarla como está
search-feed = Seguir en un lector de noticias
search-remove = Eliminar
search-name-label = Nombre
search-digest-label = Correos con lo nuevo
search-digest-none = Sin correos
search-digest-daily = Un correo al día, si hay algo nuevo
search-digest-weekly = Un correo los lunes, si hay algo nuevo
search-language-label = Idioma de la búsqueda
search-language-hint = El idioma de las palabras que busca.

## What was just done

flash-invitation-accepted = Aceptó la invitación y ya está dentro de su cuenta.
flash-password-changed = Se cambió la contraseña. Sus demás sesiones se cerraron.
flash-password-set = Se guardó la contraseña nueva. Entre con ella.
flash-session-ended = Se cerró la sesión.
flash-sessions-ended = Se cerraron todas las demás sesiones.
flash-token-revoked = La clave ya no vale.
flash-search-removed = Se eliminó la búsqueda.
