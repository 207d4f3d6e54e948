package org.stile.people;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.stile.base.Token;
import org.stile.web.Role;

/** Read-only: changes are single statements of {@link AccountStore}, so that two admins never overwrite each other. */
@Entity
@Immutable
@Table(name = "account")
class AccountRow {

    @Id
    long id;

    String email;
    String name;

    @Column(name = "password_hash")
    String passwordHash;

    @Column(name = "trust_code")
    String trustCode;

    @JdbcTypeCode(SqlTypes.ARRAY)
    String[] roles;

    boolean active;
    int epoch;
    boolean demo;
    String audience;

    Account account() {
        return new Account(person(), passwordHash == null ? "" : passwordHash, epoch);
    }

    Person person() {
        return new Person(
                id,
                email,
                name,
                trustCode == null ? "" : trustCode,
                held(),
                active,
                demo,
                passwordHash == null,
                audience == null ? "" : audience);
    }

    private Set<Role> held() {
        return Arrays.stream(roles)
                .map(role -> Token.of(Role.class, role).orElseThrow())
                .collect(Collectors.toSet());
    }
}
