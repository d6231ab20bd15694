## Problemas, por código

title-malformed = Não é possível ler a solicitação
detail-malformed = O que foi enviado está danificado ou não é o que diz ser. Verifique e envie de novo.
title-unauthenticated = Entre na sua conta
detail-unauthenticated = Para isto é preciso entrar na sua conta, ou então a sua sessão ou a sua chave (token) não vale mais. Entre e tente de novo.
title-invalid-credentials = O e-mail e a senha não correspondem
detail-invalid-credentials = O e-mail ou a senha não estão corretos. Tente de novo ou, se esqueceu a sua senha, peça uma nova.
title-token-reused = A sua sessão foi encerrada
detail-token-reused = O token que renova a sua sessão foi usado duas vezes, por isso a sessão foi encerrada para a sua segurança. Entre de novo; se isso se repetir, altere a sua senha.
title-forbidden = Você não tem permissão para fazer isto
detail-forbidden = A sua função, ou a chave (token) em uso, não permite isto. Se acha que deveria permitir, escreva ao ponto focal da sua instituição ou à administração do Acervo.
title-four-eyes = Outra pessoa deve decidir
detail-four-eyes = Quem decide não pode ter escrito o que foi apresentado nem pertencer à instituição que o apresentou. Peça a decisão a outra pessoa da equipe editorial.
title-not-found = Não encontrado
detail-not-found = Não há nada neste endereço, ou você não tem acesso. Verifique o endereço e entre na sua conta, se ainda não o fez.
title-method-not-allowed = Isto não é possível neste endereço
detail-method-not-allowed = O endereço existe, mas não aceita este método. Veja na descrição da API quais métodos ele aceita.
title-not-acceptable = Não há nenhum formato adequado
detail-not-acceptable = Este endereço não pode responder em nenhum dos tipos de conteúdo que o cabeçalho “Accept” pede. Peça outro ou omita o cabeçalho.
title-wrong-stage = Não é possível nesta etapa
detail-wrong-stage = A ação “{ $act }” não é possível agora: a seção está na etapa “{ $stage }”. O que é possível agora consta em “permitted_acts”.
title-version-moved = A versão apresentada é outra
detail-version-moved = A decisão indica uma versão diferente da que foi apresentada. Leia a versão apresentada, cujo número consta em “current_version”, e depois decida.
title-in-progress = A mesma solicitação ainda está em andamento
detail-in-progress = Uma solicitação com a mesma chave “Idempotency-Key” ainda não terminou. Aguarde um momento e envie-a de novo para obter o resultado.
title-conflict = Há um conflito com algo que já existe
detail-conflict = Abra o estado atual, verifique o que há e tente de novo.
title-unpublished = Esta seção não está mais publicada
detail-unpublished = Esta seção esteve publicada e a sua publicação foi retirada. Dirija-se à instituição se precisar do seu conteúdo.
title-version-conflict = Há uma versão mais recente
detail-version-conflict = Nesse meio-tempo, alguém salvou uma versão mais recente; nada foi sobrescrito. Abra essa versão (o número consta em “current_version”), inclua as suas alterações e salve de novo.
title-request-timeout = O pedido chegou devagar demais
detail-request-timeout = O que foi enviado deixou de chegar, ou chegou devagar demais, e não se esperou mais. Verifique a ligação e envie de novo.
title-payload-too-large = Foi enviado conteúdo demais de uma só vez
detail-payload-too-large = O JSON pode ter até 4 MiB (256 KiB nas chamadas que não precisam de conta), um tesauro até 16 MiB, um relatório até 50 MiB, e uma imagem ou um anexo até 20 MiB. Reduza o que envia ou divida-o.
title-unsupported-media-type = Este tipo de conteúdo não é aceito
detail-unsupported-media-type = Envie os dados como application/json, os documentos em Word (.docx), Markdown ou texto simples, e um tesauro como text/turtle ou application/rdf+xml.
title-invalid = Há dados a corrigir
detail-invalid = Corrija o que consta em “errors” e envie de novo.
title-incomplete = A seção ainda não está completa
detail-incomplete = Para que a seção possa ser apresentada, é preciso preencher ou corrigir tudo o que consta em “errors”.
title-idempotency-mismatch = Esta chave foi usada para outra solicitação
detail-idempotency-mismatch = A chave “Idempotency-Key” pertence a uma solicitação anterior com outro conteúdo. Use uma chave nova para cada solicitação nova.
title-precondition-required = Indique qual versão está alterando
detail-precondition-required = Para não sobrescrever o trabalho de ninguém, indique no cabeçalho “If-Match” a versão em que as suas alterações se baseiam. Ela consta no cabeçalho “ETag” quando a seção é lida.
title-too-many-requests = Solicitações demais
detail-too-many-requests = Aguarde os segundos indicados no cabeçalho “Retry-After” e tente de novo.
title-request-header-fields-too-large = Os cabeçalhos da solicitação são grandes demais
detail-request-header-fields-too-large = Envie menos cabeçalhos ou cabeçalhos mais curtos. Em um navegador, costuma bastar apagar os cookies deste site.
title-internal = Algo deu errado do nosso lado
detail-internal = A causa foi registrada. Tente de novo daqui a pouco; se o problema se repetir, informe à administração do Acervo o identificador que consta em “request_id”.
title-unavailable = O Acervo não está disponível no momento
detail-unavailable = O serviço não pode responder agora, por exemplo, porque está sendo iniciado. Aguarde um momento e tente de novo.

## Problemas, em mais detalhe

detail-malformed-json = Não é possível ler o JSON: há um erro na linha { $line }, coluna { $column }. Corrija-o e envie de novo.
detail-too-many-values = O JSON tem mais de { $limit } valores. Reduza o que envia ou divida-o.
detail-busy = Neste momento está sendo enviado demais ao serviço. Espere os segundos indicados no cabeçalho “Retry-After” e envie de novo.
detail-files-unavailable = Neste momento não é possível salvar nem abrir arquivos, porque o armazenamento deles não responde; os textos, sim, como sempre. Aguarde meio minuto e tente de novo.
detail-unsupported-coding = O que se envia aqui não pode vir comprimido desta maneira. Envie sem “Content-Encoding”; o JSON e os tesauros podem vir comprimidos com gzip.
detail-malformed-form = Não foi possível ler o formulário. Envie-o como “multipart/form-data”, com os campos em UTF-8, como mostra a descrição da API.
detail-malformed-query = Não é possível ler a parte do endereço que vem depois do ponto de interrogação. Verifique os sinais de porcentagem e se o texto está codificado em UTF-8.
detail-too-many-logins = Houve tentativas demais de entrar sem sucesso. Aguarde um pouco antes de tentar de novo ou peça uma nova senha na página de acesso.
detail-already-member = Esta pessoa já tem esta função, portanto não é preciso convidá-la.
detail-too-many-invitations = Foram enviadas cartas de convite demais para este endereço, ou da sua conta, nas últimas 24 horas. Aguarde os segundos indicados em “Retry-After”; a pessoa pode usar um convite que já tenha.
detail-own-account = Você não pode mudar as funções da sua própria conta nem suspendê-la. Peça isso a outra pessoa da administração.
detail-roles-changed = Nada foi mudado: alguém mudou as funções desta conta depois que a página foi aberta. Confira quais ela tem agora e salve de novo.
detail-working-copy-replaced = Nada foi salvo: nesse meio-tempo outro texto foi salvo como a sua cópia desta seção. Leia-o, decida o que fica e salve de novo.
detail-language-while-written = O idioma não foi mudado: alguém já está escrevendo este rascunho, e esse texto se perderia. Descarte antes essa cópia, ou peça a quem escreve que o faça; ou envie o relatório de novo com o idioma correto.
detail-mail-outdated = Este e-mail já não serve: o link ou o convite que ele traz venceu. Retire-o da lista e, se for preciso, convide a pessoa de novo.
detail-too-deep-page = Não é possível avançar tanto nos resultados de uma busca. Restrinja a busca com mais palavras ou filtros.
detail-search-cut-short = Não houve tempo para encontrar tudo. Tente novamente dentro de instantes ou restrinja a busca com mais palavras ou filtros.
detail-search-too-large-for-a-document = Esta busca encontra { $found } práticas e um documento pode ter até { $limit }. Restrinja-a com mais palavras ou filtros.
detail-texts-too-large-for-a-document = Os textos destas práticas são longos demais para um só documento. Restrinja a busca com mais palavras ou filtros.
detail-slug-taken = Este nome curto já está em uso. Escolha outro.
detail-chapter-in-use = O capítulo indicado em “chapter” ainda contém seções, ou versões anteriores de algumas, e não pode ser removido. Mantenha-o.
detail-changed-meanwhile = Outra pessoa alterou isto enquanto você editava. Leia de novo e refaça a sua alteração.
detail-concept-in-use = Os conceitos indicados em “narrower” têm este como conceito mais amplo, por isso não pode ser removido. Antes, dê-lhes outro, ou nenhum.
detail-edition-frozen = Esta edição está fixada e não muda mais. Para corrigi-la, crie outra com “corrects”.
detail-edition-incomplete = Antes que a edição possa ser candidata ou ser fixada, é preciso preencher ou corrigir o que está em “errors”.
detail-edition-number-given = Outra edição deste compêndio já tem este número. Escolha outro ou não informe nenhum.
detail-edition-number-ambiguous = Vários compêndios têm uma edição com este número. Informe o identificador de uma: { $editions }.

## Falhas de qualquer campo

fault-required = Este campo é necessário.
fault-blank = Não há nada aqui que se possa ler. Escreva algo ou retire-o.
fault-unknown = Aqui não existe nada com este nome ou número. Escolha algo que exista.
fault-unknown-field = Não há nenhum campo com este nome. Verifique a grafia ou omita o campo.
fault-name-too-long = O nome deste campo é longo demais. Número máximo de bytes: { $limit }.
fault-wrong-type = O valor é do tipo errado; por exemplo, um texto onde é preciso um número.
fault-wrong-form = O valor não tem a forma esperada ou falta uma parte dele.
fault-wrong-check-digit = O dígito verificador não corresponde: algum dígito está errado ou dois foram trocados. Compare o número com o original.
fault-not-allowed = Este valor não é permitido aqui.
fault-not-an-option = Esta não é uma das opções. Escolha entre: { $options }.
fault-not-one-of-them = Este valor não é um dos que são aceitos aqui. Verifique a grafia.
fault-too-long = O texto é longo demais. Número máximo de caracteres: { $limit }.
fault-too-short = O texto é curto demais. Número mínimo de caracteres: { $limit }.
fault-too-many-words = O texto é longo demais: tem { $actual } palavras, e o máximo é { $limit }.
fault-too-many-items = A lista tem itens demais. Máximo: { $limit }.
fault-too-few-items = A lista tem itens de menos. Mínimo: { $limit }.
fault-too-large = O número é grande demais. Limite superior: { $limit }.
fault-too-small = O número é pequeno demais. Limite inferior: { $limit }.
fault-repeated-items = Há algo repetido aqui. Cada valor pode aparecer uma única vez.
fault-number-not-exact = Este número é longo demais para ser guardado com exatidão. Use um com menos algarismos.
fault-nul-character = Há aqui um caractere invisível que não pode ser guardado (U+0000). Apague-o ou escreva o texto de novo.
fault-not-one-line = Isto precisa ser uma única linha de texto legível. Tire as quebras de linha e os caracteres de controle.
fault-not-a-web-address = Este não é um endereço da web. Deve começar com “https://” ou “http://” e não ter espaços.
fault-not-an-email-address = Este não é um endereço de e-mail. Verifique se está completo, como em “nome@example.org”.
fault-address-not-ascii = Daqui não é possível escrever para endereços com acentos ou outras letras especiais antes do “@”. Informe outro endereço da mesma pessoa.
fault-not-a-language = Este não é um código de idioma. Use um como “es”, “en”, “pt” ou “fr”.
fault-not-a-country = Este não é o código de um país. Use as duas maiúsculas da norma ISO 3166-1, como “CO” ou “BR”.
fault-adapted-in-a-circle = Esta prática foi, por sua vez, adaptada da presente, ou é a mesma. Retire-a da lista.

## Falhas de capítulos e modelos

fault-too-deep = Há capítulos demais uns dentro dos outros. Número máximo de níveis: { $limit }.
fault-not-a-template = Isto não pode ser usado como modelo. Deve ser o JSON Schema de um objeto com “properties”, com “additionalProperties” definido como false e sem referências a outros esquemas.
fault-retired-field = Este campo não é mais usado. Deixe-o como estava ou vazio.
fault-retyped-field = O tipo de um campo que já existe não pode ser mudado. Marque este campo como retirado e acrescente um novo.
fault-removed-field = Um campo que já existe não pode ser removido. Em vez disso, marque-o como retirado com “x-retired”.
fault-removed-option = As opções que já existem não podem ser removidas. Mantenha todas; é possível acrescentar outras.

## Falhas de vocabulários

fault-ends-before-start = O fim é anterior ao início. Corrija uma das duas datas.
fault-periods-overlap = Este país já consta do grupo durante uma parte deste período. Corrija as datas ou retire uma das duas linhas.

## Falhas de tesauros

fault-makes-a-circle = Um conceito não pode ser mais amplo do que ele mesmo, nem por meio de outros. Retire um dos vínculos deste círculo.
fault-not-turtle = Isto não é Turtle: não é possível ler a linha { $line }. Corrija-o e envie de novo.
fault-not-rdf-xml = Isto não é RDF/XML: não é possível ler a linha { $line }. Corrija-o e envie de novo.
fault-document-type = Tipos de documento (<!DOCTYPE …>) não são aceitos. Retire-o e escreva aquilo que as suas entidades representam.
fault-thesaurus-too-complex = O tesauro é complexo demais para ser lido: pode ter no máximo { $limit } enunciados, e não endereços longos demais nem elementos muito aninhados. Deixe de fora o que não for SKOS.
fault-no-concepts = Neste arquivo não há nenhum conceito com um rótulo em espanhol, inglês, português ou francês. Verifique se é SKOS e se os seus rótulos indicam o idioma.
fault-no-label = Não tem nenhum rótulo em espanhol, inglês, português ou francês que possa ser guardado. Verifique os rótulos e se indicam o idioma.
fault-no-iri = Não tem endereço (IRI) pelo qual possa ser reconhecido. Dê-lhe um.

## Falhas de pessoas e acesso

fault-link-does-not-count = Este link não é mais válido: expirou, já foi usado ou foi cancelado. Peça um novo.
fault-inviter-may-not-invite = Quem convidou já não pode dar esta função, por isso o convite não vale. Peça um novo à instituição ou à administração do Acervo.
fault-role-of-institution = Esta função é própria de uma instituição e não pode ser atribuída aqui. Em vez disso, convide a pessoa para a instituição.
fault-role-without-institution = Esta função não é própria de nenhuma instituição. Omita a instituição.
fault-wrong-password = A senha atual não está correta.
fault-too-many-tokens = Você já tem o máximo de chaves ({ $limit }). Remova antes uma de que não precise mais.
fault-too-many-searches = Você já tem o máximo de pesquisas guardadas ({ $limit }). Remova antes uma de que não precise mais.

## Falhas de documentos

fault-encrypted-document = O documento está protegido com senha. Retire a proteção e envie-o de novo.
fault-unsupported-document = Não é possível ler aqui arquivos do tipo “{ $kind }”. Salve o documento em Word (.docx), Markdown ou texto simples e envie-o de novo.
fault-not-a-document = Este arquivo não é um documento que possa ser lido aqui. Escolha um arquivo Word (.docx), Markdown ou de texto simples.
fault-damaged-document = O documento está danificado. Abra-o no Word, salve-o como um novo arquivo e envie esse arquivo.
fault-document-too-large = O documento é grande demais: pode ter no máximo { $limit } caracteres de texto. Encurte-o ou divida-o em vários documentos.
fault-document-too-deep = O documento tem níveis demais uns dentro dos outros, como tabelas dentro de tabelas. Simplifique-o e envie-o de novo.
fault-document-too-complex = O documento é complexo demais para ser lido. Simplifique as tabelas e a formatação e envie-o de novo.
fault-empty-document = O documento não contém texto. Se as páginas são imagens, escreva o texto ou converta-as antes em texto.
fault-file-damaged = O arquivo está danificado ou incompleto. Abra-o no programa em que foi feito, salve-o como arquivo novo e adicione esse.
fault-file-empty = O arquivo está vazio. Escolha outro.
fault-file-not-accepted = Arquivos deste tipo não podem ser adicionados. As imagens podem ser PNG, JPEG, WebP ou GIF; os anexos, PDF, Word (.docx, sem macros), Excel (.xlsx, sem macros) ou CSV com o mesmo número de colunas em cada linha. Salve-o em um desses formatos e adicione-o de novo.
fault-file-too-large = O arquivo é grande demais. Tamanho máximo: { $limit } MB. Reduza a imagem ou o documento, ou divida-o.
fault-picture-too-large = A imagem tem pixels demais: no máximo 50 milhões, e 16.384 por lado. Reduza-a e adicione-a de novo.
fault-logo-not-accepted = O logotipo precisa ser uma imagem PNG, JPEG ou WebP. Salve-o em um desses formatos e envie-o de novo.
fault-too-many-files = Já há { $limit } imagens e anexos, e não pode haver mais. Remova um primeiro.
fault-files-not-saved = Imagens ou anexos foram adicionados, alterados ou removidos depois da última versão. Salve uma versão para que ela os tenha como estão agora.
fault-no-alternative-text = A imagem “{ $file }” não tem texto alternativo. Diga em uma frase o que ela mostra, para as pessoas que não podem vê-la.

## Novas senhas

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
detail-form-from-another-site = O formulário veio de outro site e não foi aceito. Abra-o aqui e envie de novo.
detail-form-expired = O formulário já não é válido, porque sua sessão mudou desde que você o abriu. Volte, recarregue a página e envie de novo.
