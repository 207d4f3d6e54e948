package org.stile.topics;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

@Entity
@Table(name = "topic")
class TopicRow {

    @Id
    String slug;

    String name;
    String description;

    @JdbcTypeCode(SqlTypes.ARRAY)
    String[] acronyms;

    @JdbcTypeCode(SqlTypes.ARRAY)
    String[] synonyms;
}
