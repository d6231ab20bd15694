// The service's API, for what stories need before they begin.

/** Sends one request. Returns the JSON of the response, and its ETag as `tag`; rejects unless it succeeded. */
export async function call(address, path, { method = 'GET', token, body, tag } = {}) {
    const headers = { Accept: 'application/json' };
    if (body) headers['Content-Type'] = 'application/json';
    if (token) headers.Authorization = `Bearer ${token}`;
    if (tag) headers['If-Match'] = tag;
    const response = await fetch(`${address}/api/v1${path}`, { method, headers, body: body && JSON.stringify(body) });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return { ...(text && JSON.parse(text)), tag: response.headers.get('etag') };
}

/** Logs an account in. Returns its token. */
export async function logIn(address, { email, password }) {
    const begun = await call(address, '/auth/login', { method: 'POST', body: { email, password } });
    return begun.access_token;
}
