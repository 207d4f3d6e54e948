package org.stile.people;

/** Whom an admin invites, and as what. */
public record Invitation(String name, String email, Access access) {}
