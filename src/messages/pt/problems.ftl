# Novas senhas
fault-password-too-short = A senha é curta demais: precisa de pelo menos { $min } caracteres.
fault-password-too-long = A senha é longa demais: pode ter no máximo { $max } caracteres.
fault-password-weak = A senha é fácil de adivinhar. Algumas palavras pouco comuns formam uma boa senha.
fault-password-reason-row-of-keys = Fileiras de teclas vizinhas são fáceis de adivinhar.
fault-password-reason-keyboard-pattern = Padrões curtos no teclado são fáceis de adivinhar.
fault-password-reason-repeated-character = Repetições como “aaa” são fáceis de adivinhar.
fault-password-reason-repeated-pattern = Repetir, como em “abcabcabc”, quase não é mais difícil de adivinhar do que “abc”.
fault-password-reason-top-10 = É uma das dez senhas mais usadas.
fault-password-reason-top-100 = É uma das cem senhas mais usadas.
fault-password-reason-common = É uma senha muito comum.
fault-password-reason-similar-to-common = Parece-se com uma senha muito comum.
fault-password-reason-sequence = Sequências como “abc” ou “6543” são fáceis de adivinhar.
fault-password-reason-recent-year = Anos recentes são fáceis de adivinhar.
fault-password-reason-single-word = Uma única palavra é fácil de adivinhar.
fault-password-reason-date = Datas costumam ser fáceis de adivinhar.
fault-password-reason-single-name = Um nome ou sobrenome sozinho é fácil de adivinhar.
fault-password-reason-common-name = Nomes e sobrenomes comuns são fáceis de adivinhar.
