// Talks to the server: same origin, CSRF header on every change, problem documents turned into one kind of error.
import { cookie } from './cookies.js';
import { say } from './texts.js';

const CSRF_COOKIE = 'PW-CSRF';
const CSRF_HEADER = 'X-CSRF-TOKEN';

const MESSAGE_BY_STATUS = {
  0: say('api.offline'),
  401: say('api.loginNeeded'),
  403: say('api.forbidden'),
  404: say('api.notFound'),
  409: say('api.changed'),
  413: say('api.fileTooLarge'),
  415: say('files.typeRefused'),
};

/** An answer that says no, in words for the person at the screen. */
export class Refusal extends Error {
  constructor(status, problem = {}) {
    super(problem.detail || MESSAGE_BY_STATUS[status] || say('api.serverFault'));
    this.status = status;
    this.errors = Array.isArray(problem.errors) ? problem.errors : [];
  }

  get loginNeeded() {
    return this.status === 401;
  }
}

/** The token for the CSRF header; asks the server when the cookie is not there yet. */
export async function csrfHeaders() {
  if (!csrfFromCookie()) await request('GET', '/api/me');
  return { [CSRF_HEADER]: csrfFromCookie() };
}

export function csrfFromCookie() {
  return cookie(CSRF_COOKIE);
}

/** The problem document in a text, or nothing when it is something else. */
export function readProblem(text) {
  try {
    const problem = JSON.parse(text);
    return problem && typeof problem === 'object' ? problem : {};
  } catch {
    return {};
  }
}

/**
 * Sends a request and reads JSON.
 *
 * @throws Refusal on every answer but 2xx, and with status 0 when there is no answer
 */
export async function request(method, url, { body, keepalive = false } = {}) {
  const headers = { Accept: 'application/json, application/problem+json' };
  const json = body === undefined ? undefined : JSON.stringify(body);
  if (json !== undefined) headers['Content-Type'] = 'application/json';
  if (method !== 'GET') Object.assign(headers, csrfFromCookie() ? { [CSRF_HEADER]: csrfFromCookie() } : await csrfHeaders());
  let response;
  try {
    response = await fetch(url, {
      method,
      headers,
      body: json,
      credentials: 'same-origin',
      cache: 'no-store',
      // A browser refuses to keep more than 64 KB alive beyond the page.
      keepalive: keepalive && (json === undefined || new Blob([json]).size < 60_000),
    });
  } catch {
    throw new Refusal(0);
  }
  if (response.redirected && new URL(response.url).pathname === '/dang-nhap') throw new Refusal(401);
  const text = await response.text();
  if (!response.ok) throw new Refusal(response.status, readProblem(text));
  if (!text) return null;
  try {
    return JSON.parse(text);
  } catch {
    throw new Refusal(502);
  }
}
