# Plain-text mails, and the labels they use. Every language has the same messages with the same variables.
# $expires is a date already written out for the reader; $role is one of the role labels below;
# $message and $reason are what a person wrote and may run over several lines. Links stand on a line of their own.

## Invitations

invitation-subject = { $inviter } le invita a Acervo

invitation-body =
    Hola:

    { $inviter } le invita a Acervo, el servicio con el que muchas instituciones escriben juntas un compendio y lo publican.

    Institución: { $institution }
    Su rol: { $role }

    Para aceptar la invitación, abra este enlace y siga los pasos de la página:

    { $link }

    Válido hasta: { $expires }

    El enlace es personal; por favor, no lo comparta. Si ya tiene una cuenta, escriba la contraseña que usa ahora: no cambiará.

    Si no esperaba esta invitación, no tiene que hacer nada.

    Acervo

invitation-installation-body =
    Hola:

    { $inviter } le invita a Acervo, el servicio con el que muchas instituciones escriben juntas un compendio y lo publican.

    Su rol: { $role }

    Para aceptar la invitación, abra este enlace y siga los pasos de la página:

    { $link }

    Válido hasta: { $expires }

    El enlace es personal; por favor, no lo comparta. Si ya tiene una cuenta, escriba la contraseña que usa ahora: no cambiará.

    Si no esperaba esta invitación, no tiene que hacer nada.

    Acervo

## A letter with an invitation that was given up, to the inviter; $failure is one of the labels after it

invitation-undelivered-subject = Su invitación a { $address } no llegó

invitation-undelivered-body =
    Hola, { $name }:

    La carta con su invitación no se pudo entregar.

    Dirección: { $address }
    Rol: { $role }
    Motivo: { $failure }

    Compruebe la dirección. Si tiene un error, anule esta invitación e invite a la dirección correcta. Si está bien, vuelva a invitar: se enviará otra carta.

    Acervo

failure-unknown-address = el servidor de correo dice que esa dirección no existe
failure-refused = el servidor de correo no acepta la carta
failure-not-reached = no se pudo llegar al servidor de correo durante un día

## Passwords

password-reset-subject = Elija una nueva contraseña para Acervo

password-reset-body =
    Hola, { $name }:

    Hemos recibido una solicitud de nueva contraseña para su cuenta de Acervo. Para elegirla, abra este enlace:

    { $link }

    Válido hasta: { $expires }

    Después del cambio tendrá que volver a entrar en todos sus dispositivos.

    Si no hizo esta solicitud, no tiene que hacer nada: su contraseña sigue siendo la misma.

    Acervo

password-changed-subject = Se ha cambiado su contraseña de Acervo

password-changed-body =
    Hola, { $name }:

    La contraseña de su cuenta de Acervo se acaba de cambiar.

    Si hizo usted el cambio, no tiene que hacer nada.

    Si no lo hizo, pida cuanto antes una nueva contraseña en la página de acceso y avise a la administración de Acervo.

    Acervo

## Decisions, to the institution

decision-approved-subject = Aprobada: { $title }

decision-approved-body =
    Hola, { $name }:

    Buenas noticias: esta sección se ha aprobado y publicado, exactamente como se presentó.

    Sección: «{ $title }»
    Institución: { $institution }

    Mensaje del equipo editorial:

    { $message }

    Ya puede leerla todo el mundo aquí:

    { $link }

    No tiene que hacer nada más. Si más adelante quiere mejorarla, guarde una nueva versión y preséntela: la versión publicada se mantiene hasta que se apruebe la nueva.

    Acervo

decision-no-message = Sin mensaje.

decision-reason = { $field }: { $text }

decision-changes-requested-subject = Cambios solicitados: { $title }

decision-changes-requested-body =
    Hola, { $name }:

    El equipo editorial ha leído esta sección y solicita algunos cambios.

    Sección: «{ $title }»
    Institución: { $institution }

    Mensaje del equipo editorial:

    { $message }

    Abra la sección aquí, haga los cambios y vuelva a presentarla cuando esté lista:

    { $link }

    Acervo

decision-rejected-subject = No aceptada: { $title }

decision-rejected-body =
    Hola, { $name }:

    El equipo editorial ha leído esta sección y ha decidido no aceptarla.

    Sección: «{ $title }»
    Institución: { $institution }

    Mensaje del equipo editorial:

    { $message }

    No se ha perdido nada: puede seguir leyendo la sección y su historial aquí:

    { $link }

    Por ahora la sección está cerrada. Si desea que se vuelva a considerar, escriba al equipo editorial, que puede reabrirla.

    Acervo

## Sections

section-submitted-subject = Presentada para revisión: { $title }

section-submitted-body =
    Hola, { $name }:

    Se ha presentado una sección, que espera al equipo editorial.

    Sección: «{ $title }»
    Institución: { $institution }

    Ábrala aquí para leerla y, después, aprobarla, solicitar cambios o rechazarla:

    { $link }

    Acervo

section-unpublished-subject = Ya no está publicada: { $title }

section-unpublished-body =
    Hola, { $name }:

    Se ha retirado la publicación de esta sección. El público ya no puede leerla; las ediciones que ya la contienen la conservan.

    Sección: «{ $title }»

    Motivo:

    { $reason }

    No se ha perdido nada. Puede seguir abriendo la sección aquí, revisarla y volver a presentarla:

    { $link }

    Acervo

## Members

member-joined-subject = { $member } ya forma parte de su institución en Acervo

member-joined-body =
    Hola, { $name }:

    { $member } ha aceptado una invitación y ya puede trabajar en las secciones de su institución en Acervo.

    Institución: { $institution }
    Rol: { $role }

    Si es correcto, no tiene que hacer nada. Si no lo es, puede quitar a esta persona de la lista de integrantes de su institución en Acervo.

    Acervo

## Labels of roles

role-author = Autor o autora
role-focal-point = Punto focal
role-reviewer = Revisor o revisora
role-editor = Editor o editora
role-administrator = Administrador o administradora
role-researcher = Investigador o investigadora

## Labels of the stages of a section

stage-draft = Borrador
stage-submitted = Presentada
stage-in-review = En revisión
stage-changes-requested = Cambios solicitados
stage-approved = Aprobada
stage-rejected = Rechazada

decision-approved-waiting-subject = Aprobada: { $title }

decision-approved-waiting-body =
    Hola, { $name }:

    Buenas noticias: esta sección ha sido aprobada tal como se presentó. El equipo editorial la publicará.

    Sección: «{ $title }»
    Institución: { $institution }

    Mensaje del equipo editorial:

    { $message }

    Puede verla aquí:

    { $link }

## Digests of saved searches. $list is written out for the reader

digest-subject = Novedades para sus búsquedas en Acervo

digest-body =
    Hola, { $name }:

    Desde la última carta se ha publicado lo siguiente, que corresponde a sus búsquedas guardadas:

    { $list }

    Recibe esta carta porque pidió un resumen diario o semanal de búsquedas guardadas. Para no recibir más, inicie sesión y elimine la búsqueda guardada, o elija que no se le escriba sobre ella, aquí:

    { $link }

    Acervo

digest-more = Y { $count } más: vea la dirección de arriba.
