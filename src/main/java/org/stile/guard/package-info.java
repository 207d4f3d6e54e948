/**
 * Keeps patients out of lessons: finds NHS numbers and other identifiers in what people write, before it is stored,
 * logged, indexed or mailed.
 *
 * <p>Way in: {@link org.stile.guard.Guard}, {@code scan} for the certain finds, which block, {@code possible} for those
 * that an author confirms. It says <em>where</em> an identifier stands and of which kind, never what it is, so its
 * answers may be logged and shown. {@link org.stile.guard.IdentifierKind#instead} is the advice for the author.
 *
 * <p>Inside, a text is read once ({@code Reading}): {@code Plain}, which is lower case with ASCII digits, plain spaces
 * and dashes at unchanged offsets; its digits ({@code Run}); its tables ({@code Columns}). The certain finds start from
 * the digits: {@code TenDigits} for NHS, CHI and health and care numbers, with {@code Label} (what the words around a
 * number say it is) and {@code NotANumber} (telephones, addresses, ranges); {@code InsuranceNumbers};
 * {@code BirthDates}. The possible ones have a class each: {@code HospitalNumbers}, {@code Names} with
 * {@code NotNames}, {@code Telephones}, {@code Emails}, {@code Postcodes}.
 *
 * <p>Level 2. Pure Java: no I/O, no state, uses base only. Anything above may use it.
 */
package org.stile.guard;
