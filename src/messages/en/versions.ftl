# Versions and their differences.
versions-title = Versions
versions-page-title = Versions: { $title }
versions-version-title = Version { $version }: { $title }
versions-untitled = Section without a title
versions-lede = Each time somebody saves, a version remains, and none is lost. You can read them, compare them and bring back the text of any.
versions-lede-editor = The versions that the institution submitted. Those that it did not submit, or withdrew, only it can see.
versions-lede-public = The versions that have been published.
versions-number = Version { $version }
versions-number-date = Version { $version }, { $date }
versions-saved = Saved on { $date }
versions-saved-by = Saved on { $date } by { $name }
versions-latest = the latest
versions-no-text = This version has no text yet.
versions-submitted = Submitted on { $date }
versions-withdrawn = Withdrawn on { $date }
versions-approved = Approved on { $date }
versions-changes-requested = Changes requested on { $date }
versions-rejected = Rejected on { $date }
versions-published = Published on { $date }
versions-public-now = It is the one that the public reads
versions-compare-before = Compare with the one before
versions-restore = Bring this text back
versions-newer = Newer
versions-older = Older
versions-compare-two = Compare two versions
versions-from = From
versions-to = To
versions-compare-button = Compare
versions-compare-title = What changed from version { $from } to { $to }
versions-compare-page-title = { $heading }: { $title }
versions-compare-lede =
    { $count ->
        [one] 1 field differs.
       *[other] { $count } fields differ.
    } What was added is <ins>underlined</ins>, what was removed is <del>struck through</del>.
versions-same-version = This is the same version twice. Choose another one to compare.
versions-nothing-changed = The texts are the same.
versions-no-differences = There are no differences.
versions-changed-fields =
    { $count ->
        [0] Nothing changed.
        [one] 1 field differs.
       *[other] { $count } fields differ.
    }
versions-unchanged-fields =
    { $count ->
        [one] The unchanged field
       *[other] The { $count } unchanged fields
    }
versions-unchanged-paragraphs =
    { $count ->
        [one] 1 unchanged paragraph
       *[other] { $count } unchanged paragraphs
    }
versions-view-one = As one text
versions-view-sides = Side by side
versions-compare-previous = Previous comparison
versions-compare-next = Next comparison
versions-new-field = new field
versions-emptied-field = emptied field
versions-insertions =
    { $count ->
        [one] 1 insertion
       *[other] { $count } insertions
    }
versions-deletions =
    { $count ->
        [one] 1 deletion
       *[other] { $count } deletions
    }
versions-moves =
    { $count ->
        [one] 1 paragraph moved
       *[other] { $count } paragraphs moved
    }
versions-rows-added =
    { $count ->
        [one] 1 row added
       *[other] { $count } rows added
    }
versions-rows-removed =
    { $count ->
        [one] 1 row removed
       *[other] { $count } rows removed
    }
versions-rows-changed =
    { $count ->
        [one] 1 row changed
       *[other] { $count } rows changed
    }
versions-rows-same =
    { $count ->
        [one] 1 unchanged row
       *[other] { $count } unchanged rows
    }
versions-table = Changes: { $field }
versions-row = Row
versions-row-same = Same
versions-row-added = Added
versions-row-removed = Removed
versions-row-changed = Changed
versions-added = added
versions-removed = removed
versions-goes-on = unchanged from here
versions-paragraphs-added =
    { $count ->
        [one] Paragraph added
       *[other] { $count } paragraphs added
    }
versions-paragraphs-removed =
    { $count ->
        [one] Paragraph removed
       *[other] { $count } paragraphs removed
    }
versions-moved-away = A paragraph that stood here was moved ({ $number }).
versions-moved-here = This paragraph was moved here ({ $number }).
versions-moved-see-now = See where it is now
versions-moved-see-before = See where it was
versions-value-moved = moved
versions-files-added =
    { $count ->
        [one] 1 file added
       *[other] { $count } files added
    }
versions-files-removed =
    { $count ->
        [one] 1 file removed
       *[other] { $count } files removed
    }
versions-files-changed =
    { $count ->
        [one] 1 file changed
       *[other] { $count } files changed
    }
versions-file-added = Added
versions-file-removed = Removed
versions-file-described = Described anew
versions-file-moved = Moved
versions-file-moved-described = Moved and described anew
