attachments-title = Pictures and annexes
attachments-lede = Pictures that are shown in the text, and documents that go with it. What pictures store about places and people is taken out.
attachments-none = There are none yet.
attachments-unsaved = This changed after the last version. The next one that you save will have it as it is here; until then only your institution sees it.
attachments-line = To show the picture in a text, put this line there, in a paragraph of its own:
attachments-copy = Copy the line
attachments-alt = Alternative text
attachments-alt-hint = What the picture shows, in a sentence or two, for people who cannot see it. Needed before the practice is submitted; annexes do not need it.
attachments-alt-lacks = It is missing. Without it the practice cannot be submitted.
attachments-caption = Caption
attachments-credit = Credit or source
attachments-credit-hint = Who made it or where it comes from. Add only what your institution may publish.
attachments-save = Save the description
attachments-remove-title = Remove
attachments-remove-what = Versions that already have it keep it. Where the text shows it, only its description will be left.
attachments-remove = Remove it
attachments-add = Add a picture or an annex
attachments-file = File
attachments-add-button = Add the file
attachments-then = Afterwards
attachments-continue = Continue with the free text
attachments-to-section = Back to the practice
attachments-size-kb = { $kind }, { $size } kB
attachments-size-mb = { $kind }, { $size } MB
attachments-file-hint = Picture as PNG, JPEG, WebP or GIF; annex as PDF, Word (.docx), Excel (.xlsx) or CSV. At most { $count } MB.
attachments-too-large = The file is too large: it can have { $count } MB at most. Make it smaller and add it again.
attachments-full = There are { $count }, and there cannot be more. To add another, remove one first.
attachments-task-none = Optional
attachments-task-what = Photographs, charts, forms, agreements.
attachments-task-unsaved = Save a version, so that it has them as they are now.
attachments-in-text = To show a picture, put its line into a paragraph of its own.
attachments-manage = Add or describe pictures and annexes
attachments-insert = Put into the text
flash-file-added = The file was added.
flash-file-described = The description was saved.
flash-file-removed = The file was removed.
attachments-task-count = { $count ->
    [one] 1 file
   *[other] { $count } files
}
attachments-task-faulty = { $count ->
    [one] 1 to describe
   *[other] { $count } to describe
}
