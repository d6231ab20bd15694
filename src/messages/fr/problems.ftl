# Nouveaux mots de passe
fault-password-too-short = Le mot de passe est trop court : il lui faut au moins { $min } caractères.
fault-password-too-long = Le mot de passe est trop long : il peut avoir { $max } caractères au plus.
fault-password-weak = Le mot de passe est facile à deviner. Quelques mots peu courants font un bon mot de passe.
fault-password-reason-row-of-keys = Les rangées de touches voisines sont faciles à deviner.
fault-password-reason-keyboard-pattern = Les tracés courts sur le clavier sont faciles à deviner.
fault-password-reason-repeated-character = Les répétitions comme « aaa » sont faciles à deviner.
fault-password-reason-repeated-pattern = Répéter, comme dans « abcabcabc », n’est guère plus difficile à deviner que « abc ».
fault-password-reason-top-10 = C’est l’un des dix mots de passe les plus utilisés.
fault-password-reason-top-100 = C’est l’un des cent mots de passe les plus utilisés.
fault-password-reason-common = C’est un mot de passe très courant.
fault-password-reason-similar-to-common = Il ressemble à un mot de passe très courant.
fault-password-reason-sequence = Les suites comme « abc » ou « 6543 » sont faciles à deviner.
fault-password-reason-recent-year = Les années récentes sont faciles à deviner.
fault-password-reason-single-word = Un mot seul est facile à deviner.
fault-password-reason-date = Les dates sont souvent faciles à deviner.
fault-password-reason-single-name = Un prénom ou un nom de famille seul est facile à deviner.
fault-password-reason-common-name = Les prénoms et noms de famille courants sont faciles à deviner.
