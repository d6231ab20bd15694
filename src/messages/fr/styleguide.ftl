# Le guide de style, que seules les démonstrations ont.
style-title = Guide de style
style-lede = Tous les composants des pages, dans tous leurs états. Ce qui n’est pas ici se compose avec ce qui y est.
style-colour = Couleur
style-colour-text = Papier, encre et une seule couleur d’accent. Les autres couleurs ont un sens : <mark>trouvé</mark>, <ins>ajouté</ins>, <del>retiré</del>, <span class="over">manquant</span>. Quatre nuances de l’accent montrent combien il y a.
style-type = Caractères
style-type-title = Couverture, sur l’accueil seulement
style-type-results = Titre de résultats
style-type-lede = Chapeau : le résumé, ou ce que la page contient, en une ou deux phrases.
style-type-heading = Intertitre dans la lecture
style-type-reading = Lecture : ce qu’une institution a écrit. <em>Italique</em>, <strong>fort</strong>, <mark>trouvé</mark>.
style-first = Premier point
style-second = Deuxième point
style-type-controls = Commandes et tableaux : les caractères du système.
style-type-meta = Données annexes : qui, quand, où.
style-type-small = Notes sous un tableau ou une légende.
style-none = Valeur manquante, signalée
style-buttons = Boutons et liens
style-button-main = Action principale
style-button-second = Action secondaire
style-button-danger = Retirer la publication
style-button-quiet = Retirer
style-button-disabled = Indisponible
style-link = Lien
style-fields = Champs
style-field = Institution d’exécution
style-field-hint = Telle que la nomme l’acte qui la crée.
style-field-value = Service des migrations
style-field-optional = Début <span class="opt">(facultatif)</span>
style-field-bad = Titre de la pratique
style-words-left = { $count ->
    [one] { $count } mot sur { $most }
   *[other] { $count } mots sur { $most }
}
style-field-choice = État
style-choice-one = En cours
style-choice-two = Achevée
style-field-check = L’institution consent à la publication
style-field-text = Objectifs
style-tools = Mise en forme du texte
style-tool-bold = Gras
style-tool-list = Liste
style-notices = Avis
style-notice-saved = Enregistré aujourd’hui à 10 h 42.
style-notice-paused = <strong>En pause :</strong> pas de connexion. Votre texte est toujours là et sera enregistré à son retour.
style-notice-done = La section a été présentée. Le Secrétariat l’a depuis aujourd’hui ; nous vous écrirons quand il se sera prononcé.
style-notice-newer = Il existe une version plus récente de cette pratique.
style-notice-strong = <strong>Une autre personne a enregistré la version 4 pendant que vous écriviez.</strong> Rien n’est perdu.
style-tasks = États et tâches
style-task-done = Partie complète
style-task-todo = Partie qui vous revient
style-task-wait = Partie en attente
style-task-bad = Partie à corriger
style-status-done = Complet
style-status-todo = Continuer à rédiger
style-status-wait = En attente de signature
style-status-bad = À corriger
style-step-past = Présentée
style-step-now = Chez le Secrétariat
style-step-next = Décision
style-finding = Recherche et listes
style-pill = Pays : Colombie
style-pill-remove = Retirer<span class="hide"> le pays Colombie</span>
style-entry = Titre d’une <mark>pratique</mark> trouvée
style-entry-meta = Colombie · Ministère des Affaires étrangères
style-entry-extract = Un extrait de la <mark>pratique</mark>, avec les mots trouvés.
style-tables = Tableaux et données
style-table = Un tableau
style-table-value = Valeur
style-fact = Langue d’origine
style-differences = Différences
style-change = Résumé
style-change-count = 1 suppression, 1 insertion
style-change-text = Un permis d’<del>un an</del> <ins>une durée de deux ans</ins>.
style-cite = Citations et détails repliables
style-cite-text = Institution (2026). <i>Titre de la pratique</i>. Version 1.
style-details = Détail replié
style-details-text = Il s’ouvre sans JavaScript.
style-rich = Texte mis en forme
style-rich-hint = Avec une session ouverte et JavaScript, on écrit avec mise en forme ; sinon, en Markdown.
style-rich-text =
    ## Données de 2025

    {"*"}*640 personnes** ont été accueillies dans *trois* communes.[^1]

    - Premier point
    - Second point

    | Année | Personnes |
    |---|--:|
    | 2025 | 640 |

    {"["}^1]: Source : registres propres.
