# Os países e a cobertura.

## Counts and lists, here and on the home page

practices-counted = { $count ->
    [one] { $count } prática
   *[other] { $count } práticas
}
institutions-counted = { $count ->
    [one] { $count } instituição
   *[other] { $count } instituições
}
countries-counted = { $count ->
    [one] { $count } país ou território
   *[other] { $count } países e territórios
}
countries-and-more = { $count ->
    [one] { $names } e mais { $count } país
   *[other] { $names } e mais { $count } países
}
enumeration = { $first } e { $last }
written-in-es = em espanhol
written-in-en = em inglês
written-in-pt = em português
written-in-fr = em francês
written-in-other = em outro idioma
key-none = nenhuma
key-few = 1 a 2
key-some = 3 a 5
key-many = 6 ou mais
country-heading = País
practices-heading = Práticas
index-incomplete = O índice está sendo preparado: ainda podem faltar práticas nestes números. Recarregue a página em alguns minutos.

## The list of countries

countries-title = Países
countries-description = Os países da América Latina e do Caribe, com o número de práticas publicadas sobre cada um.
countries-lede = { $count ->
    [one] Há práticas publicadas sobre { $count } país ou território. Uma prática pode tratar de vários.
   *[other] Há práticas publicadas sobre { $count } países e territórios. Uma prática pode tratar de vários.
}
countries-lede-none = Ainda não há práticas publicadas. Estes são os Estados-membros; a página de cada um diz a que grupos pertence.
countries-elsewhere = Fora da região
countries-without = Ainda sem práticas publicadas:

## A country

country-description = { $country }: { $lede }
country-lede = { $practices } de { $institutions }.
country-lede-none = Ainda não há práticas publicadas sobre { $country }. Você pode acompanhar esta página para saber da primeira.
country-feed-title = Práticas publicadas: { $country }
country-practices = Práticas
country-see-all = { $count ->
    [one] Ver a prática
   *[other] Ver as { $count } práticas
}
country-lacks = O que outros têm e aqui falta
country-lacks-explained = Sobre estes capítulos e objetivos do Pacto Global há práticas de outros países, e nenhuma publicada sobre { $country }. Cada link leva às dos demais.
country-others = { $count ->
    [one] { $count } país
   *[other] { $count } países
}
country-counts = Por capítulo, tema e objetivo
objective-numbered = { $number }. { $label }
country-institutions = Instituições
country-institution-none = nenhuma ainda
country-belongs = Pertence a
country-region = Região
country-region-none = Fora da América Latina e do Caribe
country-follow = Acompanhar as novidades sobre { $country } (Atom)
membership-member = Membro
membership-associate = Estado associado
membership-observer = Observador
membership-suspended = Suspenso
membership-since = { $status } desde { $from }
membership-until = { $status } até { $until }
membership-between = { $status } de { $from } a { $until }

## Coverage

coverage-title-chapter = Cobertura por país e capítulo
coverage-title-theme = Cobertura por país e tema
coverage-title-gcm-objective = Cobertura por país e objetivo do Pacto Global
coverage-description = Quantas práticas há de cada país e sobre o quê, inclusive onde ainda não há nenhuma. Cada número leva às práticas que conta.
coverage-lede = { $count ->
    [one] { $count } prática. Cada número leva ao que conta. Uma prática pode estar em vários países e colunas; por isso os totais nem sempre são a soma.
   *[other] { $count } práticas. Cada número leva às práticas que conta. Uma prática pode estar em vários países e colunas; por isso os totais nem sempre são a soma.
}
coverage-lede-none = Ainda não há práticas publicadas. Quando houver, cada número desta tabela levará às práticas que conta.
coverage-columns = Colunas:
coverage-compendia = Compêndio:
columns-chapter = Capítulos
columns-theme = Temas
columns-gcm-objective = Objetivos do Pacto Global
coverage-total-heading = No total
coverage-in-total = no total
coverage-cell = { $row }, { $column }: { $count }
coverage-elsewhere = Fora da região aparecem também { $countries }, como países parceiros de uma prática.
