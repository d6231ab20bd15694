# A página inicial e as páginas de texto corrido.
home-search-hint = Por exemplo: “emprego para venezuelanos”, “saúde Costa Rica”, “reconocimiento de títulos”. A busca abrange os quatro idiomas ao mesmo tempo.
home-description = { $title }: { $practices } de instituições da América Latina e do Caribe, para ler, buscar e comparar por país e tema.
home-numbers = Hoje reúne <strong>{ $practices }</strong> de <strong>{ $institutions }</strong> sobre { $countries }.
home-members = { $count ->
    [one] Dos { $members } Estados-membros, { $count } tem pelo menos uma.
   *[other] Dos { $members } Estados-membros, { $count } têm pelo menos uma.
}
home-languages = Por idioma original, { $languages }.
home-in-es = { $count ->
    [one] uma em espanhol
   *[other] { $count } em espanhol
}
home-in-en = { $count ->
    [one] uma em inglês
   *[other] { $count } em inglês
}
home-in-pt = { $count ->
    [one] uma em português
   *[other] { $count } em português
}
home-in-fr = { $count ->
    [one] uma em francês
   *[other] { $count } em francês
}
home-in-other = { $count ->
    [one] uma em outro idioma
   *[other] { $count } em outros idiomas
}
home-empty = Nenhuma prática foi publicada ainda. As primeiras aparecerão aqui assim que a Secretaria as aprovar.
home-chapters = Capítulos
home-to-coverage = Ver a cobertura por país e capítulo
home-region = A região
home-region-explained = Todos os países têm o mesmo tamanho. O número diz em quantas práticas publicadas cada um aparece.
home-tiles = Práticas por país
country-tile = { $name }, { $code } { $practices }
home-most = Com mais práticas
home-to-countries = Todos os países
home-as-table = Ver como tabela
home-latest = Publicadas recentemente
home-latest-none = Ainda não há nenhuma.
home-all = Todas as práticas
home-feed = Acompanhar as novidades (Atom)
prose-contents = Conteúdo
about-title = Sobre o Acervo
about-lede = Um compêndio que muitas instituições escrevem juntas: quem o escreve, quem decide o que se publica e como verificar.
help-title = Ajuda
help-lede = Como buscar, filtrar, comparar, citar e acompanhar as práticas. Os exemplos são links: clique neles para ver o que encontram.
authors-guide-title = Guia para autoras, autores e pontos focais
authors-guide-lede = Como uma instituição escreve a sua seção, a apresenta, responde ao que é solicitado e a mantém atualizada.
editors-guide-title = Guia para a mesa de edição
editors-guide-lede = Como a Secretaria lê o que é apresentado, vê o que mudou, decide e publica.
administrators-guide-title = Guia para a administração
administrators-guide-lede = Instituições, convites, modelo, vocabulários e diário: o que se pode fazer e o que convém saber antes.
open-data-title = Dados abertos
open-data-lede = O que você pode levar do compêndio, em quais arquivos e por quais vias, também para programas e catálogos.
accessibility-title = Acessibilidade
accessibility-lede = O que fazemos para que qualquer pessoa possa usar estas páginas, o que foi testado, o que falta e como avisar de uma barreira.
