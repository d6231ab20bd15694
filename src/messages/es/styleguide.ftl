# La guía de estilo, que solo tienen las demostraciones.
style-title = Guía de estilo
style-lede = Todos los componentes de las páginas, en todos sus estados. Lo que no está aquí se compone con lo que está.
style-colour = Color
style-colour-text = Papel, tinta y un solo acento. Los demás colores quieren decir algo: <mark>hallado</mark>, <ins>añadido</ins>, <del>quitado</del>, <span class="over">falta</span>. Cuatro tonos del acento muestran cuánto hay.
style-type = Letra
style-type-title = Portada, solo en el inicio
style-type-results = Título de resultados
style-type-lede = Entrada: el resumen o lo que la página contiene, en una o dos frases.
style-type-heading = Título menor en la lectura
style-type-reading = Lectura: lo que escribió una institución. <em>Cursiva</em>, <strong>fuerte</strong>, <mark>hallada</mark>.
style-first = Primer punto
style-second = Segundo punto
style-type-controls = Letra de los controles y de los cuadros: la del sistema.
style-type-meta = Datos secundarios: quién, cuándo, dónde.
style-type-small = Notas al pie de un cuadro o de una leyenda.
style-none = Valor que falta, señalado
style-buttons = Botones y enlaces
style-button-main = Acción principal
style-button-second = Acción secundaria
style-button-danger = Retirar la publicación
style-button-quiet = Quitar
style-button-disabled = No disponible
style-link = Enlace
style-fields = Campos
style-field = Institución ejecutora
style-field-hint = Como figura en la norma que la crea.
style-field-value = Servicio de Migraciones
style-field-optional = Inicio <span class="opt">(opcional)</span>
style-field-bad = Título de la práctica
style-words-left = { $count ->
    [one] { $count } palabra de { $most }
   *[other] { $count } palabras de { $most }
}
style-field-choice = Situación
style-choice-one = En curso
style-choice-two = Finalizada
style-field-check = La institución consiente la publicación
style-field-text = Objetivos
style-tools = Formato del texto
style-tool-bold = Negrita
style-tool-list = Lista
style-notices = Avisos
style-notice-saved = Guardado hoy a las 10:42.
style-notice-paused = <strong>En pausa:</strong> sin conexión. Lo escrito sigue aquí y se guardará cuando vuelva.
style-notice-done = La sección se presentó. La tiene la Secretaría desde hoy; le escribiremos cuando decida.
style-notice-newer = Existe una versión más nueva de esta práctica.
style-notice-strong = <strong>Otra persona guardó la versión 4 mientras usted escribía.</strong> Nada se ha perdido.
style-tasks = Estados y tareas
style-task-done = Parte completa
style-task-todo = Parte que le toca
style-task-wait = Parte que espera
style-task-bad = Parte con errores
style-status-done = Completo
style-status-todo = Seguir escribiendo
style-status-wait = Espera la firma
style-status-bad = Por corregir
style-step-past = Presentada
style-step-now = La tiene la Secretaría
style-step-next = Decisión
style-finding = Búsqueda y listas
style-pill = País: Colombia
style-pill-remove = Quitar<span class="hide"> el país Colombia</span>
style-entry = Título de una <mark>práctica</mark> hallada
style-entry-meta = Colombia · Ministerio de Relaciones Exteriores
style-entry-extract = Un extracto de la <mark>práctica</mark>, con las palabras halladas.
style-tables = Cuadros y datos
style-table = Un cuadro
style-table-value = Valor
style-fact = Idioma original
style-differences = Diferencias
style-change = Resumen
style-change-count = 1 supresión, 1 inserción
style-change-text = Un permiso de <del>un año</del> <ins>dos años</ins>.
style-cite = Citas y detalles plegables
style-cite-text = Institución (2026). <i>Título de la práctica</i>. Versión 1.
style-details = Detalle plegado
style-details-text = Se abre sin JavaScript.
style-rich = Texto con formato
style-rich-hint = Con sesión iniciada y JavaScript, se escribe con formato; si no, en Markdown.
style-rich-text =
    ## Datos de 2025

    Se atendió a **640 personas** en *tres* municipios.[^1]

    - Primer punto
    - Segundo punto

    | Año | Personas |
    |---|--:|
    | 2025 | 640 |

    {"["}^1]: Fuente: registro propio.
