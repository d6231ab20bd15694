# Contraseñas nuevas
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
