/**
 * People: accounts, roles, signing in and out, sessions, API tokens, one-time links. Way in:
 * {@link org.stile.people.People}; who is looking reaches everybody else as {@link org.stile.web.Viewer}. Level 3: uses
 * base, web, audit, trusts and the demo's accounts of boot.
 */
package org.stile.people;
