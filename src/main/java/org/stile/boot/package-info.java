/**
 * What happens before the application does: the environment is read and checked, the embedded database is started, and
 * Quarkus is told where everything is.
 *
 * <p>Way in: {@link org.stile.boot.Main}. Level: before all. It uses nothing of Stile, and nothing of Stile uses it,
 * but for {@link org.stile.boot.DemoAccounts} (people makes them, boot prints them) and {@link
 * org.stile.boot.EmbeddedDatabase} (tests start one of their own).
 *
 * <p>Whatever is wrong at start is a {@link org.stile.boot.StartRefused}: one line on standard error that says what to
 * do, and exit code 1. Passwords and keys travel as {@link org.stile.boot.Secret}, which prints nothing.
 */
package org.stile.boot;
