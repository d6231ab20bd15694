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
edit-optional = (voluntario)
edit-not-answered = Sin respuesta
edit-choose = Elija una opción
edit-main = ¿Cuál es el principal?
edit-no-main = Ninguno
edit-a-row = una fila
edit-add = Añadir { $item }
edit-remove = Quitar
edit-up = Subir
edit-hint-date = El año, el mes o el día: 2024, 2024-05 o 2024-05-31.
edit-hint-rows = { $count ->
    [one] Se admite una como máximo.
   *[other] Se admiten hasta { $count }.
 }
edit-retired = Este campo ya no se usa. Puede conservar lo que tiene o quitarlo.
edit-words = { $count ->
    [one] { $count } palabra
   *[other] { $count } palabras
 }
edit-words-of = { $count } de { $most } palabras
edit-words-over = { $count } de { $most } palabras: { $over ->
    [one] sobra una
   *[other] sobran { $over }
 }
edit-fault-number = No se sabe qué número es. Escriba solo la cifra, sin separar los miles: 1234 o 12,5.
edit-fault-whole-number = Escriba un número entero, solo con cifras: 1234.
edit-fault-date = Escriba el año, el mes o el día así: 2024, 2024-05 o 2024-05-31.
edit-fault-option = Esto no es una de las opciones. Elija de la lista.
edit-free-text-hint = Todo lo que no cabe en los campos: historia, cuadros, anexos. Puede quedar vacío.
edit-steps = Partes de la sección
edit-step-faulty = Por corregir
edit-save-next = Guardar y seguir
edit-save-tasks = Guardar y volver a las tareas
edit-version-title = Guardar una versión
edit-version-lede = Lo que escribió se guardará como versión { $next }, que su institución puede ver, comparar y presentar. La versión { $current } queda en el historial.
edit-version-button = Guardar la versión { $next }
edit-message-hint = Qué cambió, para sus colegas: «Cifras de 2022 añadidas».
edit-kept = Guardado { $when }, como copia suya. Aún no es una versión.
edit-unchanged = Usted no ha cambiado nada desde la versión { $version }.
edit-moved-by = { $name } guardó la versión { $version } { $when }, mientras usted escribía. Lo suyo sigue aquí: al guardar una versión verá ambas cosas juntas.
edit-moved = Usted guardó la versión { $version } { $when } desde otra ventana. Lo que escribió aquí sigue aquí: al guardar una versión verá ambas cosas juntas.
edit-to-merge = Ver ambas y combinarlas
edit-other-writes = { $name } también escribe esta sección: guardó su copia { $when }.
edit-stage-submitted = La sección está en manos de la Secretaría. Usted puede escribir, y su texto se guarda como copia suya; para guardar una versión hay que esperar la decisión, o retirar la presentación.
edit-stage-rejected = La Secretaría cerró esta sección. Usted puede escribir, y su texto se guarda como copia suya; solo se podrá guardar una versión si la Secretaría la reabre.
edit-stage-forbids = En este momento no se puede guardar una versión. Lo que escribió sigue guardado como copia suya.
edit-other-window = Usted guardó otro texto de esta parte en otra ventana, y esta página no lo mostraba. Lo que escribió aquí sigue en el formulario, sin guardar. Vea en qué difieren los dos y elija cuál queda.
edit-other-title = Los dos textos
edit-other-kept = Guardado en la otra ventana
edit-other-typed = Escrito aquí
edit-other-keep = Conservar lo escrito aquí
edit-other-open = Abrir lo guardado en una ventana nueva
edit-version-moved = No se guardó ninguna versión: su texto cambió en otra ventana después de que se abrió esta página. Revise las partes de la sección y guarde la versión de nuevo.
edit-discard-moved = No se descartó nada: usted guardó otro texto en otra ventana después de que se abrió esta página. Ahora se muestra ese texto; si quiere, descártelo.
edit-rows-beyond = { $count ->
    [one] Hay una fila más que no cabe en esta página. Queda como está.
   *[other] Hay { $count } filas más que no caben en esta página. Quedan como están.
 }
edit-nothing-to-save = No hay nada nuevo que guardar: su texto es el de la versión actual.
edit-discard-title = Descartar lo que escribí
edit-discard-what = Se pierde todo lo que escribió a partir de la versión { $version } y que se guardó por última vez { $when }. No se puede recuperar. Las versiones guardadas quedan como están.
edit-discard = Descartar mi copia
edit-untitled = Sección sin título de { $institution }
flash-version-saved = Se guardó la versión nueva.
flash-working-copy-discarded = Se descartó su copia. La sección está como en su última versión.
merge-title = Combinar dos textos
merge-clean = Los cambios de ambas partes no se tocan: todo se combinó. Revise abajo lo que cambiaría y guárdelo.
merge-conflicts = { $count ->
    [one] En un lugar cambiaron los dos lo mismo. Elija allí qué texto queda; todo lo demás ya está combinado.
   *[other] En { $count } lugares cambiaron los dos lo mismo. Elija en cada uno qué texto queda; todo lo demás ya está combinado.
 }
merge-choices = Lo que hay que elegir
merge-side-base = Antes
merge-side-mine = Lo suyo
merge-side-theirs = La versión guardada
merge-mine = Dejar lo mío
merge-theirs = Dejar la versión guardada
merge-both = Dejar ambos, lo mío primero
merge-edited = Escribirlo de nuevo, abajo
merge-edited-label = Texto nuevo
merge-nothing = <span class="none">Nada</span>
merge-choose = Elija qué texto queda.
merge-changes = Lo que cambia en la versión guardada
merge-no-changes = Nada: la versión guardada ya dice lo mismo.
merge-message = Combinada con la versión { $version }
merge-back = Seguir escribiendo sin combinar
merge-leftover = Lo que usted escribió para otra pregunta
merge-moved-again = Alguno de los dos textos cambió de nuevo entretanto. Revise abajo cómo queda y guárdelo otra vez.
merge-too-late = No se guardó nada: mientras usted elegía, la sección se presentó, o su copia se guardó o se descartó en otra ventana, y ya no hay dos textos que combinar. Lo que escribió para combinarlos está abajo: cópielo si lo necesita.
edit-asked = La Secretaría pide:
