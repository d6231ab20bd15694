# Published practices as documents. All languages have the same texts with the same variables.

downloads-practice = Download the whole practice:
downloads-format-pdf = PDF
downloads-format-docx = Word
downloads-format-epub = Electronic book (EPUB)
downloads-format-html = Page (HTML)
downloads-format-zip = Text (Markdown)
downloads-format-json = Data (JSON)
downloads-search = Download the whole practices in one document
downloads-search-format = Format
downloads-search-group = Order of the practices
downloads-search-button = Download
downloads-search-many = A document with whole practices can have up to { $limit }. Narrow the search with more words or filters to download it.
downloads-group-none = As in the results
downloads-group-chapter = By chapter
downloads-group-country = By country
downloads-back-practice = Back to the practice
downloads-back-search = Back to the results
