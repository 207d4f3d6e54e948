/**
 * Keeps patients out of lessons: finds NHS numbers and other identifiers in what people write, before it is stored,
 * logged, indexed or mailed.
 *
 * <p>Way in: {@link org.stile.guard.Guard#scan}. It says <em>where</em> an identifier stands and of which kind, never
 * what it is, so its answers may be logged and shown. {@link org.stile.guard.IdentifierKind#instead} is the advice for
 * the author.
 *
 * <p>Inside, everything starts from the digits ({@code Run}), because text without digits has nothing to find:
 * {@code TenDigits} for NHS, CHI and health and care numbers, with {@code Label} (what the words around a number say
 * it is) and {@code NotANumber} (telephones, addresses, ranges); {@code InsuranceNumbers}; {@code BirthDates}. All of
 * them read {@code Plain} text: lower case, ASCII digits, plain spaces and dashes, at unchanged offsets.
 *
 * <p>Level 2. Pure Java: no I/O, no state, uses base only. Anything above may use it.
 */
package org.stile.guard;
