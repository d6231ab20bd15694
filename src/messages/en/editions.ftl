# Editions: the list, the page of one, and its parts. All languages have the same texts with the same variables.

editions-title = Editions
editions-description = The editions of the framework document: numbered, citable and verifiable, in several formats.
editions-lede = Each edition brings together the practices published on a date. It has a number, can be cited and never changes.
editions-none = There is no edition yet. Meanwhile, read the published practices.
editions-draft = Draft: only the Secretariat sees it.
editions-candidate = Candidate text: do not cite.
editions-frozen = Edition { $number }, of { $date }
editions-candidate-warning = Institutions can read this text and send comments until { $date }. It may still change: do not cite it.
editions-files = Read and download
editions-files-part = Download this part only
editions-contents = Contents
editions-changes = What changed
editions-changes-lede = Differences from edition { $number }:
editions-changes-none = No practice changed.
editions-added = New: { $title }
editions-gone = No longer included: { $title }
editions-changed = Changed: { $title }
editions-changed-files =
    { $count ->
        [one] Changed: { $title } (and 1 picture or annex)
       *[other] Changed: { $title } (and { $count } pictures or annexes)
    }
editions-verify = Verify this edition
editions-verify-what = This number (SHA-256) is calculated from the manifest of the edition, which names the exact version of each practice and its fingerprint. If a single letter changed, it would be another.
editions-manifest = See the manifest
editions-parts = Parts of the edition
editions-previous = Previous:
editions-next = Next:
editions-format-html = Single page (HTML)
editions-format-epub = Electronic book (EPUB)
editions-format-docx = Word document (DOCX)
editions-format-zip = Text to edit (Markdown)
editions-format-json = Data (JSON)
editions-format-pdf = PDF to print
editions-waiting-title = The file is downloaded when it is ready
editions-waiting = The file is prepared within a minute as a rule. Its download starts by itself; after that, nothing more happens on this page, and the link above leads back. You may also leave now and come back later.
editions-waiting-again = Ask again
