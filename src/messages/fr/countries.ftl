# Les pays et la couverture.

## Counts and lists, here and on the home page

practices-counted = { $count ->
    [one] { $count } pratique
   *[other] { $count } pratiques
}
institutions-counted = { $count ->
    [one] { $count } institution
   *[other] { $count } institutions
}
countries-counted = { $count ->
    [one] { $count } pays ou territoire
   *[other] { $count } pays et territoires
}
countries-and-more = { $count ->
    [one] { $names } et { $count } autre pays
   *[other] { $names } et { $count } autres pays
}
enumeration = { $first } et { $last }
written-in-es = en espagnol
written-in-en = en anglais
written-in-pt = en portugais
written-in-fr = en français
written-in-other = dans une autre langue
key-none = aucune
key-few = 1 à 2
key-some = 3 à 5
key-many = 6 ou plus
country-heading = Pays
practices-heading = Pratiques
index-incomplete = L’index est en préparation : des pratiques peuvent encore manquer dans ces nombres. Rechargez la page dans quelques minutes.

## The list of countries

countries-title = Pays
countries-description = Les pays d’Amérique latine et des Caraïbes, avec le nombre de pratiques publiées sur chacun.
countries-lede = { $count ->
    [one] Des pratiques sont publiées sur { $count } pays ou territoire. Une pratique peut en concerner plusieurs.
   *[other] Des pratiques sont publiées sur { $count } pays et territoires. Une pratique peut en concerner plusieurs.
}
countries-lede-none = Aucune pratique n’est encore publiée. Voici les États membres ; la page de chacun dit à quels groupes il appartient.
countries-elsewhere = Hors de la région
countries-without = Sans pratique publiée pour le moment :

## A country

country-description = { $country } : { $lede }
country-lede = { $practices } de { $institutions }.
country-lede-none = Aucune pratique n’est encore publiée pour ce pays : { $country }. Vous pouvez suivre cette page pour être informé de la première.
country-feed-title = Pratiques publiées : { $country }
country-practices = Pratiques
country-see-all = { $count ->
    [one] Voir la pratique
   *[other] Voir les { $count } pratiques
}
country-lacks = Ce que d’autres ont et qui manque ici
country-lacks-explained = Sur ces chapitres et objectifs du Pacte mondial, il existe des pratiques d’autres pays, mais aucune n’est publiée pour { $country }. Chaque lien mène à celles des autres.
country-others = { $count ->
    [one] { $count } pays
   *[other] { $count } pays
}
country-counts = Par chapitre, thème et objectif
objective-numbered = { $number }. { $label }
country-institutions = Institutions
country-institution-none = aucune pour le moment
country-belongs = Appartient à
country-region = Région
country-region-none = Hors de l’Amérique latine et des Caraïbes
country-follow = Suivre les nouveautés : { $country } (Atom)
membership-member = Membre
membership-associate = État associé
membership-observer = Observateur
membership-suspended = Suspendu
membership-since = { $status } depuis { $from }
membership-until = { $status } jusqu’en { $until }
membership-between = { $status } de { $from } à { $until }

## Coverage

coverage-title-chapter = Couverture par pays et par chapitre
coverage-title-theme = Couverture par pays et par thème
coverage-title-gcm-objective = Couverture par pays et par objectif du Pacte mondial
coverage-description = Combien il y a de pratiques par pays et sur quoi, y compris là où il n’y en a pas encore. Chaque nombre mène aux pratiques qu’il compte.
coverage-lede = { $count ->
    [one] { $count } pratique. Chaque nombre mène à ce qu’il compte. Une pratique peut figurer dans plusieurs pays et colonnes ; les totaux ne sont donc pas toujours la somme.
   *[other] { $count } pratiques. Chaque nombre mène aux pratiques qu’il compte. Une pratique peut figurer dans plusieurs pays et colonnes ; les totaux ne sont donc pas toujours la somme.
}
coverage-lede-none = Aucune pratique n’est encore publiée. Dès qu’il y en aura, chaque nombre de ce tableau mènera aux pratiques qu’il compte.
coverage-columns = Colonnes :
coverage-compendia = Recueil :
columns-chapter = Chapitres
columns-theme = Thèmes
columns-gcm-objective = Objectifs du Pacte mondial
coverage-total-heading = Au total
coverage-in-total = au total
coverage-cell = { $row }, { $column } : { $count }
coverage-elsewhere = Hors de la région figurent aussi { $countries }, comme pays partenaires d’une pratique.
