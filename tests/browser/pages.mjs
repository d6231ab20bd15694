// Every page that the suite looks at, in one place. A page added here is checked by axe and html-validate, at 320 px
// for sideways scrolling and for dead links, and has its pictures taken.

export const LANGUAGES = ['es', 'en', 'pt', 'fr'];

const q = (text) => encodeURIComponent(text);

/**
 * `path` takes the facts of the demonstration and returns the address below `/{lang}`; `status` is that of the response
 * (200 if it is not given), `role` the account that must have signed in.
 */
export const PAGES = [
    { name: 'home', path: () => '/' },
    { name: 'results', path: (facts) => `/search?q=${q(facts.question)}` },
    { name: 'results-narrowed', path: (facts) => `/search?q=${q(facts.question)}&country=CO&theme=work` },
    { name: 'results-all', path: () => '/search' },
    { name: 'results-none', path: () => '/search?q=zzzzqqqq' },
    { name: 'results-corrected', path: () => '/search?q=regularisacion' },
    { name: 'practice', path: (facts) => `/practices/${facts.practice}` },
    { name: 'practice-en', path: (facts) => `/practices/${facts.practices.en}` },
    { name: 'practice-pt', path: (facts) => `/practices/${facts.practices.pt}` },
    { name: 'practice-fr', path: (facts) => `/practices/${facts.practices.fr}` },
    { name: 'practice-marked', path: (facts) => `/practices/${facts.practice}?q=${q(facts.question)}` },
    { name: 'practice-earlier', path: (facts) => `/practices/${facts.revised}?version=1` },
    { name: 'practice-hostile', path: (facts) => `/practices/${facts.hostile}` },
    { name: 'compare', path: (facts) => `/compare?${facts.several.map((id) => `section=${id}`).join('&')}` },
    { name: 'compare-none', path: () => '/compare' },
    { name: 'countries', path: () => '/countries' },
    { name: 'country', path: () => '/countries/CO' },
    { name: 'coverage', path: () => '/coverage' },
    { name: 'coverage-themes', path: () => '/coverage?columns=theme' },
    { name: 'about', path: () => '/about' },
    { name: 'help', path: () => '/help' },
    { name: 'help-authors', path: () => '/help/authors' },
    { name: 'help-editors', path: () => '/help/editors' },
    { name: 'help-administrators', path: () => '/help/administrators' },
    { name: 'accessibility', path: () => '/accessibility' },
    { name: 'sign-in', path: () => '/sign-in' },
    { name: 'forgotten-password', path: () => '/forgotten-password' },
    { name: 'new-password', path: () => '/new-password?token=unknown', status: [200, 404, 410, 422] },
    { name: 'invitation', path: (facts) => `/invitation${new URL(facts.openInvitation).search}` },
    { name: 'invitation-unknown', path: () => '/invitation?token=unknown', status: [200, 404, 410, 422] },
    { name: 'account', path: () => '/account', role: 'researcher' },
    { name: 'account-searches', path: () => '/account/searches', role: 'researcher' },
    { name: 'account-sessions', path: () => '/account/sessions', role: 'researcher' },
    { name: 'account-tokens', path: () => '/account/tokens', role: 'researcher' },
<<<<<<< HEAD
    { name: 'admin', path: () => '/admin', role: 'administrator' },
    { name: 'admin-institutions', path: () => '/admin/institutions', role: 'administrator' },
    { name: 'admin-institutions-none', path: () => '/admin/institutions?q=zzzzqqqq', role: 'administrator' },
    { name: 'admin-institution-new', path: () => '/admin/institutions/new', role: 'administrator' },
    { name: 'admin-institution', path: () => '/admin/institutions/mre-co', role: 'administrator' },
    { name: 'admin-institution-edit', path: () => '/admin/institutions/mre-co/edit', role: 'administrator' },
    { name: 'admin-institution-own', path: () => '/admin/institutions/mre-co', role: 'focal_point' },
    { name: 'admin-people', path: () => '/admin/people', role: 'administrator' },
    { name: 'admin-person', path: (facts) => `/admin/people/${facts.people.author}`, role: 'administrator' },
    { name: 'admin-person-own', path: (facts) => `/admin/people/${facts.people.administrator}`, role: 'administrator' },
    { name: 'admin-member', path: (facts) => `/admin/institutions/mre-co/members/${facts.people.author}`, role: 'focal_point' },
    { name: 'admin-journal', path: () => '/admin/journal', role: 'administrator' },
    { name: 'admin-journal-section', path: (facts) => `/admin/journal?section=${facts.practice}`, role: 'editor' },
    { name: 'admin-health', path: () => '/admin/health', role: 'administrator' },
    { name: 'admin-compendium', path: () => '/admin/compendium', role: 'administrator' },
    { name: 'admin-new-compendium', path: () => '/admin/new-compendium', role: 'administrator' },
    { name: 'admin-chapters', path: () => '/admin/compendium/framework-document/chapters', role: 'administrator' },
    { name: 'admin-template', path: () => '/admin/compendium/framework-document/template', role: 'administrator' },
    { name: 'admin-template-preview', path: () => '/admin/compendium/framework-document/template/preview?group=results', role: 'administrator' },
    { name: 'admin-new-field', path: () => '/admin/compendium/framework-document/template/new-field?group=facts', role: 'administrator' },
    { name: 'admin-field', path: () => '/admin/compendium/framework-document/template/fields/summary', role: 'administrator' },
    { name: 'admin-field-rows', path: () => '/admin/compendium/framework-document/template/fields/indicators', role: 'administrator' },
    { name: 'admin-field-options', path: () => '/admin/compendium/framework-document/template/fields/practice_type', role: 'administrator' },
    { name: 'admin-group', path: () => '/admin/compendium/framework-document/template/groups/facts', role: 'administrator' },
    { name: 'admin-vocabularies', path: () => '/admin/vocabularies', role: 'administrator' },
    { name: 'admin-vocabulary', path: () => '/admin/vocabularies/gcm_objectives', role: 'administrator' },
    { name: 'admin-term', path: () => '/admin/vocabularies/gcm_objectives/term?value=14', role: 'administrator' },
    { name: 'admin-thesaurus', path: () => `/admin/thesaurus?q=${q('visa')}`, role: 'administrator' },
    { name: 'admin-concept', path: () => '/admin/thesaurus/concepts/visa', role: 'administrator' },
    { name: 'admin-new-concept', path: () => '/admin/thesaurus/new?broader=visa', role: 'administrator' },
    { name: 'admin-import', path: () => '/admin/thesaurus/import', role: 'administrator' },
=======
    { name: 'desk', path: () => '/desk', role: 'editor' },
    { name: 'desk-filtered', path: () => '/desk?country=CO&stage=submitted', role: 'editor' },
    { name: 'desk-search', path: () => '/desk/search?q=consular', role: 'editor' },
    { name: 'desk-search-none', path: () => '/desk/search?q=zzzzqqqq&stage=rejected', role: 'editor' },
    { name: 'desk-section', path: (facts) => `/desk/${facts.waiting}`, role: 'editor' },
    { name: 'desk-published', path: (facts) => `/desk/${facts.hostile}`, role: 'editor' },
    { name: 'versions', path: (facts) => `/work/${facts.waiting}/versions`, role: 'author' },
    { name: 'version', path: (facts) => `/work/${facts.waiting}/versions/1`, role: 'author' },
    { name: 'differences', path: (facts) => `/work/${facts.waiting}/compare?from=1&to=2`, role: 'author' },
    { name: 'differences-beside', path: (facts) => `/work/${facts.waiting}/compare?from=1&to=2&view=sides`, role: 'editor' },
>>>>>>> part-desk
    { name: 'unknown-address', path: () => '/nothing-is-here', status: 404 },
    { name: 'unknown-practice', path: (facts) => `/practices/${facts.unknown}`, status: 404 },
    { name: 'withdrawn-practice', path: (facts) => `/practices/${facts.withdrawn}`, status: 410 },
    { name: 'styleguide', path: () => '/styleguide' },
];

/** Returns the statuses that the page may answer with. */
export const statuses = (page) => [page.status ?? 200].flat();
