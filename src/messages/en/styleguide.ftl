# The style guide, which only demonstrations have.
style-title = Style guide
style-lede = All components of the pages, in all their states. Anything that is not here is composed of them.
style-colour = Colour
style-colour-text = Paper, ink and a single accent. The other colours mean something: <mark>found</mark>, <ins>added</ins>, <del>removed</del>, <span class="over">missing</span>. Four shades of the accent show how much there is.
style-type = Type
style-type-title = Cover, on the home page only
style-type-results = Title of results
style-type-lede = Lead: the summary, or what the page contains, in one or two sentences.
style-type-heading = Smaller heading in the text
style-type-reading = Reading: what an institution wrote. <em>Italic</em>, <strong>strong</strong>, <mark>found</mark>.
style-first = First item
style-second = Second item
style-type-controls = Controls and tables: the system’s typeface.
style-type-meta = Secondary details: who, when, where.
style-type-small = Notes below a table or a key.
style-none = A missing value, pointed out
style-buttons = Buttons and links
style-button-main = Main action
style-button-second = Secondary action
style-button-danger = Withdraw the publication
style-button-quiet = Remove
style-button-disabled = Not available
style-link = Link
style-fields = Fields
style-field = Implementing institution
style-field-hint = As named in the act that created it.
style-field-value = Migration Service
style-field-optional = Beginning <span class="opt">(optional)</span>
style-field-bad = Title of the practice
style-words-left = { $count ->
    [one] { $count } word of { $most }
   *[other] { $count } words of { $most }
}
style-field-choice = Status
style-choice-one = Ongoing
style-choice-two = Completed
style-field-check = The institution consents to publication
style-field-text = Objectives
style-tools = Text formatting
style-tool-bold = Bold
style-tool-list = List
style-notices = Notices
style-notice-saved = Saved today at 10:42.
style-notice-paused = <strong>Paused:</strong> no connection. What you wrote is still here and will be saved when it returns.
style-notice-done = The section was submitted. The Secretariat has had it since today; we will write to you when it decides.
style-notice-newer = There is a newer version of this practice.
style-notice-strong = <strong>Somebody else saved version 4 while you were writing.</strong> Nothing is lost.
style-tasks = States and tasks
style-task-done = Complete part
style-task-todo = Part that is yours
style-task-wait = Waiting part
style-task-bad = Part with errors
style-status-done = Complete
style-status-todo = Go on writing
style-status-wait = Awaiting sign-off
style-status-bad = To be corrected
style-step-past = Submitted
style-step-now = With the Secretariat
style-step-next = Decision
style-finding = Searching and lists
style-pill = Country: Colombia
style-pill-remove = Remove<span class="hide"> the country Colombia</span>
style-entry = Title of a <mark>practice</mark> that was found
style-entry-meta = Colombia · Ministry of Foreign Affairs
style-entry-extract = An extract of the <mark>practice</mark>, with the words that were found.
style-tables = Tables and facts
style-table = A table
style-table-value = Value
style-fact = Original language
style-differences = Differences
style-change = Summary
style-change-count = 1 deletion, 1 insertion
style-change-text = A permit for <del>one year</del> <ins>two years</ins>.
style-cite = Citations and collapsible details
style-cite-text = Institution (2026). <i>Title of the practice</i>. Version 1.
style-details = Collapsed detail
style-details-text = It opens without JavaScript.
style-rich = Text with formatting
style-rich-hint = Signed in and with JavaScript, one writes with formatting; otherwise in Markdown.
style-rich-text =
    ## Figures for 2025

    {"*"}*640 people** were reached in *three* municipalities.[^1]

    - First item
    - Second item

    | Year | People |
    |---|--:|
    | 2025 | 640 |

    {"["}^1]: Source: own records.
